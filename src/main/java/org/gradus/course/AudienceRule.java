package org.gradus.course;

import java.time.Instant;
import java.util.Collection;

/** Whose deadline must be over before a student sees the checks that are shown after the due date. */
public enum AudienceRule {
    /**
     * Everybody's, extensions and late periods included. A student who is through can then tell nothing to one who has more
     * time. Pages should not say when that will be: it would show that somebody has an extension.
     */
    AFTER_EVERYONES_DEADLINE,
    /** The student's own, the late period included: each sees results as soon as nothing of theirs can count any more. */
    AFTER_OWN_DEADLINE;

    /** The rule of a course that does not say otherwise. */
    public static final AudienceRule DEFAULT = AFTER_EVERYONES_DEADLINE;

    /**
     * What a viewer may see.
     *
     * <p>Published grades are shown to all, except to a student whose own attempts still count at a later deadline. Where
     * there is no deadline, nothing is ever after it, and only publication shows more.
     *
     * @param isStaff whether the viewer is of the course's staff; false to look through a student's eyes
     * @param own the plan of the student who looks
     * @param everyone the plans of all students of the course; the own may be among them
     * @param published whether the instructor has published the grades of this assignment
     */
    public Sight sight(boolean isStaff, DuePlan own, Collection<DuePlan> everyone, boolean published, Instant now) {
        if (isStaff) {
            return Sight.STAFF;
        }
        boolean ownIsOver = own.isOver(now);
        if (published && (ownIsOver || own.lastMoment() == null)) {
            return Sight.STUDENT_AFTER_PUBLICATION;
        }
        boolean over = switch (this) {
            case AFTER_OWN_DEADLINE -> ownIsOver;
            case AFTER_EVERYONES_DEADLINE -> ownIsOver && everyone.stream().allMatch(plan -> plan.isOver(now));
        };
        return over ? Sight.STUDENT_AFTER_DUE : Sight.STUDENT_BEFORE_DUE;
    }
}
