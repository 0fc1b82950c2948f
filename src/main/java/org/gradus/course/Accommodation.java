package org.gradus.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * More time for one student on every assignment of a course. Both parts add up.
 *
 * @param percent so many percent of the time between opening and due date on top of it; gives nothing where an assignment
 *     has no opening
 * @param extraTime a fixed time on top of the due date
 */
public record Accommodation(int percent, Duration extraTime) {
    private static final int MOST_PERCENT = 1_000;
    private static final Duration MOST_TIME = Duration.ofDays(3_660);

    /** No more time than everybody. */
    public static final Accommodation NONE = new Accommodation(0, Duration.ZERO);

    /** Throws an {@link IllegalArgumentException} if there are {@link #problems}. */
    public Accommodation {
        Problems.refuse(problems(percent, extraTime));
    }

    /** Half as much time again is {@code percent(50)}. */
    public static Accommodation percent(int percent) {
        return new Accommodation(percent, Duration.ZERO);
    }

    /** So much time on top of each due date. */
    public static Accommodation time(Duration extraTime) {
        return new Accommodation(0, extraTime);
    }

    /** What is wrong with these values, a sentence each; empty if an accommodation can be made of them. */
    public static List<String> problems(int percent, Duration extraTime) {
        List<String> problems = new ArrayList<>();
        if (percent < 0 || percent > MOST_PERCENT) {
            problems.add("The extra time must be between 0 % and 1000 %.");
        }
        if (extraTime.isNegative() || extraTime.compareTo(MOST_TIME) > 0) {
            problems.add("The extra time must be between nothing and ten years.");
        }
        return problems;
    }

    /** The time on top of the schedule's deadlines, in whole minutes, in the student's favour. */
    Duration extra(Schedule schedule) {
        Instant opens = schedule.opens();
        Instant due = schedule.due();
        Duration share = opens == null || due == null
                ? Duration.ZERO
                : Duration.between(opens, due).multipliedBy(percent).dividedBy(100);
        // Deadlines are written and read in minutes: one at 17:59:36 would read as 17:59.
        Duration extra = share.plus(extraTime).plusMinutes(1).minusNanos(1);
        return Duration.ofMinutes(extra.toMinutes());
    }
}
