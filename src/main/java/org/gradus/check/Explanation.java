package org.gradus.check;

import java.util.Optional;

/** What a wrong number comes from. */
@FunctionalInterface
public interface Explanation {
    /** Returns a sentence to the student; empty if this does not explain the number. */
    Optional<String> of(double found, double expected);
}
