package org.gradus.course;

import org.gradus.check.Visibility;

/** How much a viewer may see of a student's attempts. The names are those of the audiences of a report. */
public enum Sight {
    /** A student whose attempts, or those of others, still count. */
    STUDENT_BEFORE_DUE,
    /** A student when the deadlines are over and the grades are not published. */
    STUDENT_AFTER_DUE,
    /** A student when the grades are published. */
    STUDENT_AFTER_PUBLICATION,
    /** Instructors and assistants. */
    STAFF;

    /** Whether something of the given visibility is within sight. */
    public boolean sees(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> true;
            case AFTER_DUE -> this != STUDENT_BEFORE_DUE;
            case AFTER_PUBLICATION -> this == STUDENT_AFTER_PUBLICATION || this == STAFF;
            case STAFF -> this == STAFF;
        };
    }
}
