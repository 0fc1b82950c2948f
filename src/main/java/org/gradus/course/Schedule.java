package org.gradus.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of an assignment for the whole course. A moment belongs to what it ends: what arrives exactly at the due
 * date is on time.
 *
 * @param opens before it nothing is accepted; null: open from the beginning
 * @param due until then attempts keep all their points; null: always, there is no late
 * @param lateDue until then late attempts are accepted; null: none are
 * @param latePenaltyPerDay the fraction of an attempt's points that each started day (24 hours) after the due date costs,
 *     between 0 and 1
 */
public record Schedule(
        @Nullable Instant opens,
        @Nullable Instant due,
        @Nullable Instant lateDue,
        double latePenaltyPerDay) {
    /** Open from the beginning and for good. */
    public static final Schedule ALWAYS = new Schedule(null, null, null, 0);

    /** Throws an {@link IllegalArgumentException} if there are {@link #problems}. */
    public Schedule {
        Problems.refuse(problems(opens, due, lateDue, latePenaltyPerDay));
    }

    /** What is wrong with these values, a sentence each; empty if a schedule can be made of them. */
    public static List<String> problems(
            @Nullable Instant opens, @Nullable Instant due, @Nullable Instant lateDue, double latePenaltyPerDay) {
        List<String> problems = new ArrayList<>();
        if (opens != null && due != null && !opens.isBefore(due)) {
            problems.add("The due date must be later than the opening.");
        }
        if (lateDue != null && due == null) {
            problems.add("A late due date needs a due date before it.");
        }
        if (lateDue != null && due != null && lateDue.isBefore(due)) {
            problems.add("The late due date must not be earlier than the due date.");
        }
        if (!(latePenaltyPerDay >= 0 && latePenaltyPerDay <= 1)) {
            problems.add("The penalty for each day late must be between 0 % and 100 %.");
        }
        return problems;
    }
}
