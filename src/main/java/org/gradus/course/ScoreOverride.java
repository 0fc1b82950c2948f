package org.gradus.course;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A score that staff set by hand; it stands whatever attempts and deadlines say.
 *
 * @param points final points, nothing is taken off; may exceed the maximum; null: the student is excused and has no score
 * @param reason why, for staff to read
 */
public record ScoreOverride(@Nullable Double points, String reason) {
    /** Throws an {@link IllegalArgumentException} if there are {@link #problems}. */
    public ScoreOverride {
        Problems.refuse(problems(points, reason));
    }

    /** A score set by hand. */
    public static ScoreOverride to(double points, String reason) {
        return new ScoreOverride(points, reason);
    }

    /** No score, and none is expected. */
    public static ScoreOverride excused(String reason) {
        return new ScoreOverride(null, reason);
    }

    /** What is wrong with these values, a sentence each; empty if an override can be made of them. */
    public static List<String> problems(@Nullable Double points, String reason) {
        List<String> problems = new ArrayList<>();
        if (points != null && !(points >= 0 && points < Double.POSITIVE_INFINITY)) {
            problems.add("Points must be a number that is not negative.");
        }
        if (reason.isBlank()) {
            problems.add("Say why the score is set by hand, so that it can be explained later.");
        }
        return problems;
    }

    public boolean isExcused() {
        return points == null;
    }
}
