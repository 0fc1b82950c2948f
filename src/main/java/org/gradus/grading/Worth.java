package org.gradus.grading;

import org.gradus.assignment.CheckDefinition;
import org.gradus.check.Visibility;

/**
 * What a check is worth, whatever it finds.
 *
 * @param points that it gives at most
 * @param visibility who sees it, and when
 */
public record Worth(double points, Visibility visibility) {
    public Worth {
        if (!(points >= 0 && points < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a check cannot be worth " + points + " points");
        }
    }

    /** What the assignment says. */
    public static Worth of(CheckDefinition check) {
        return new Worth(check.points(), check.visibility());
    }
}
