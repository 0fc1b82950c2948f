package org.gradus.course;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many attempts a student has: a bucket that is full at first; each attempt takes one out, and as long as it is not
 * full, one comes back after each {@code refill}.
 *
 * @param capacity attempts at first, and at most at a time; null: as many as one likes
 * @param refill the time in which one attempt comes back; null: none ever does
 */
public record AttemptPolicy(
        @Nullable Integer capacity, @Nullable Duration refill) {
    private static final Duration SHORTEST_REFILL = Duration.ofSeconds(1);

    /** As many attempts as one likes. */
    public static final AttemptPolicy UNLIMITED = new AttemptPolicy(null, null);

    /** Throws an {@link IllegalArgumentException} if there are {@link #problems}. */
    public AttemptPolicy {
        Problems.refuse(problems(capacity, refill));
    }

    /** What is wrong with these values, a sentence each; empty if a policy can be made of them. */
    public static List<String> problems(@Nullable Integer capacity, @Nullable Duration refill) {
        List<String> problems = new ArrayList<>();
        if (capacity != null && capacity < 1) {
            problems.add("There must be at least one attempt; leave the field empty for any number of them.");
        }
        if (capacity == null && refill != null) {
            problems.add("Where attempts are not limited, none can come back: give a number of attempts, too.");
        }
        if (refill != null && refill.compareTo(SHORTEST_REFILL) < 0) {
            problems.add("The time until an attempt comes back must be a second or more.");
        }
        return problems;
    }

    public boolean isUnlimited() {
        return capacity == null;
    }
}
