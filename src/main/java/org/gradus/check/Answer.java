package org.gradus.check;

import java.util.Map;

/**
 * What one call of a submission gave.
 *
 * @param value the returned value; its content is the student's claim, its type is the interface's
 * @param changed the arguments that were changed in place, by index, with their new value
 * @param reusedResult whether the returned object was returned before, or an earlier result has changed since
 */
public record Answer(Object value, Map<Integer, Object> changed, boolean reusedResult) {
    public Answer {
        changed = Map.copyOf(changed);
    }
}
