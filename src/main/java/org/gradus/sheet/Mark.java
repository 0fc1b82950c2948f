package org.gradus.sheet;

/**
 * What a person gets for one assignment.
 *
 * @param points meaningful only for {@link Kind#POINTS}; finite
 * @param feedback a text for the student, empty if there is none
 */
public record Mark(Kind kind, double points, String feedback) {
    /** Nothing to be written: what the sheet says stays. */
    public static final Mark NONE = new Mark(Kind.NONE, 0, "");

    /** The person need not do the assignment. */
    public static final Mark EXCUSED = new Mark(Kind.EXCUSED, 0, "");

    /** Whether there are points. */
    public enum Kind {
        POINTS,
        EXCUSED,
        NONE
    }

    public Mark {
        if (!Double.isFinite(points)) {
            throw new IllegalArgumentException("Points must be finite: " + points);
        }
    }

    /** So many points, without a text. */
    public static Mark of(double points) {
        return new Mark(Kind.POINTS, points, "");
    }

    /** The same with a text for the student. */
    public Mark withFeedback(String text) {
        return new Mark(kind, points, text);
    }
}
