package org.gradus.assignment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gradus.course.AttemptPolicy;
import org.gradus.course.CountingRule;
import org.jspecify.annotations.Nullable;

/**
 * Rules that an assignment proposes to the courses that use it. A course begins with them and may set others.
 *
 * @param attempts how many attempts a student has at most at a time; null: any number
 * @param refill after how long one comes back, in whole minutes; null: never
 * @param latePenalty fraction of the points lost for each day begun, 0 to 1
 * @param teamSize how many may work together, 1 to {@value #LARGEST_TEAM}
 */
public record CourseDefaults(
        @Nullable Integer attempts,
        @Nullable Duration refill,
        CountingRule counting,
        double latePenalty,
        int teamSize) {
    public static final int LARGEST_TEAM = 20;

    /** Any number of attempts, the best counts, nothing is lost for lateness, everybody works alone. */
    public static final CourseDefaults NONE = new CourseDefaults(null, null, CountingRule.BEST, 0, 1);

    /** Throws an {@link IllegalArgumentException} if there are {@link #problems}. */
    public CourseDefaults {
        List<String> problems = problems(attempts, refill, latePenalty, teamSize);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
    }

    /** What is wrong with these values, a sentence each. */
    static List<String> problems(
            @Nullable Integer attempts, @Nullable Duration refill, double latePenalty, int teamSize) {
        List<String> problems = new ArrayList<>(AttemptPolicy.problems(attempts, refill));
        if (refill != null && (refill.toSecondsPart() != 0 || refill.toNanosPart() != 0)) {
            problems.add("The time until an attempt comes back must be in whole minutes.");
        }
        if (!(latePenalty >= 0 && latePenalty <= 1)) {
            problems.add("The penalty for each day late must be between 0 % and 100 %.");
        }
        if (teamSize < 1 || teamSize > LARGEST_TEAM) {
            problems.add("A team has between 1 and " + LARGEST_TEAM + " members.");
        }
        return problems;
    }
}
