package org.gradus.report;

import org.gradus.check.Visibility;

/** Who reads a report, and when: it decides which checks are shown. */
public enum Audience {
    /** The student, while attempts still count. */
    STUDENT_BEFORE_DUE,
    /** The student, when the due date has passed and the grades are not published yet. */
    STUDENT_AFTER_DUE,
    /** The student, when the grades are published. */
    STUDENT_AFTER_PUBLICATION,
    /** Instructors and assistants. */
    STAFF;

    /** Whether this audience may see something of the given visibility. */
    public boolean sees(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> true;
            case AFTER_DUE -> this != STUDENT_BEFORE_DUE;
            case AFTER_PUBLICATION -> this == STUDENT_AFTER_PUBLICATION || this == STAFF;
            case STAFF -> this == STAFF;
        };
    }
}
