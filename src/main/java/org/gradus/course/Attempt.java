package org.gradus.course;

import java.time.Instant;

/**
 * One submission of a student, as far as scores are concerned.
 *
 * @param received when the whole of it had arrived
 * @param points points earned before anything was taken off for lateness; without meaning unless the state is GRADED
 * @param maxPoints points that could be earned by the assignment as it was when this was graded
 * @param chosen whether the student wants this one to count
 */
public record Attempt(long id, Instant received, State state, double points, double maxPoints, boolean chosen) {
    /** How far an attempt has come. */
    public enum State {
        WAITING,
        RUNNING,
        GRADED,
        /** It was refused, could not be loaded, or lacks an implementation: it never counts. */
        NOT_GRADABLE,
        /** Our fault: it is to be graded again, and may count then. */
        FAULT;

        /** Whether a score may still come. */
        public boolean isPending() {
            return switch (this) {
                case WAITING, RUNNING, FAULT -> true;
                case GRADED, NOT_GRADABLE -> false;
            };
        }
    }

    public Attempt {
        if (!(points >= 0 && points < Double.POSITIVE_INFINITY)
                || !(maxPoints >= 0 && maxPoints < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("an attempt cannot have " + points + " of " + maxPoints + " points");
        }
    }

    /** What is left of the points under a student's deadlines, rounded; 0 for what came after the last moment. */
    public double effectivePoints(DuePlan plan) {
        return Points.rounded(points, plan.factor(received));
    }
}
