package org.gradus.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an instructor should know before the deadlines of an assignment change. What cannot be at all, {@link Schedule} refuses. */
public final class DeadlineChange {
    private DeadlineChange() {}

    /**
     * Sentences to confirm, gravest first; empty if nothing about the change is surprising.
     *
     * @param old the schedule that is in force; null: none, the assignment is new
     * @param extensions those of this assignment
     * @param attemptsAfterNewDue attempts that are on time now and came after the new due date, of students without more time
     */
    public static List<String> warnings(
            @Nullable Schedule old,
            Schedule after,
            Collection<Extension> extensions,
            long attemptsAfterNewDue,
            Instant now) {
        Schedule before = old == null ? Schedule.ALWAYS : old;
        List<String> warnings = new ArrayList<>();
        Instant oldDue = before.due();
        Instant due = after.due();
        Instant oldLast = DuePlan.of(before).lastMoment();
        Instant last = DuePlan.of(after).lastMoment();
        boolean dueMoves = !Objects.equals(oldDue, due);

        if (dueMoves && attemptsAfterNewDue > 0) {
            warnings.add(nowLate(attemptsAfterNewDue, after));
        }
        if (dueMoves && isPast(due, now)) {
            warnings.add("The new due date has already passed: what arrives from now on "
                    + (isPast(last, now) ? "does not count." : "is late."));
        } else if (isEarlier(due, oldDue)) {
            warnings.add("The due date moves to an earlier moment: students may have planned with the old one.");
        }
        if (!dueMoves && !Objects.equals(oldLast, last) && isPast(last, now)) {
            warnings.add("The new late due date has already passed: what arrives from now on does not count.");
        }
        if (before.lateDue() != null && isEarlier(last, oldLast)) {
            warnings.add(
                    "Late attempts are accepted for a shorter time: those that came after its end no longer count.");
        }
        if (due == null && oldDue != null) {
            warnings.add(
                    "Without a due date the assignment stays open for good, and checks that are shown after the due"
                            + " date stay hidden until the grades are published.");
        }
        if (isPast(oldLast, now) && !isPast(last, now)) {
            warnings.add("The assignment opens again. Students may already have seen the checks that are shown after"
                    + " the due date.");
        }
        if (isPast(oldDue, now) && before.latePenaltyPerDay() != after.latePenaltyPerDay()) {
            warnings.add("Another penalty also changes the scores of late attempts that are already graded.");
        }
        if (isPenaltyForNothing(after) && !isPenaltyForNothing(before)) {
            warnings.add("There is a penalty for late attempts but no late due date, so late attempts do not count"
                    + " at all.");
        }
        if (old != null && isOpen(old, now) && DuePlan.of(after).state(now) == DuePlan.State.NOT_YET_OPEN) {
            warnings.add("The assignment is open now and closes until its new opening. What was handed in"
                    + " before keeps its points and no longer uses up an attempt.");
        }
        long overtaken = extensions.stream()
                .filter(extension -> gives(before, extension) && !gives(after, extension))
                .count();
        if (overtaken > 0 && due != null) {
            warnings.add(overtaken(overtaken));
        }
        return warnings;
    }

    private static String nowLate(long attempts, Schedule after) {
        return (attempts == 1 ? "1 attempt that was" : attempts + " attempts that were")
                + " on time came after the new due date"
                + (after.lateDue() == null
                        ? ", where nothing counts."
                        : ": each loses what lateness costs, or all points after the late due date.");
    }

    private static String overtaken(long extensions) {
        return (extensions == 1
                        ? "1 extension no longer gives its student"
                        : extensions + " extensions no longer give their students")
                + " more time than the course has. Give a later date where more time is still needed.";
    }

    private static boolean gives(Schedule schedule, Extension extension) {
        return DuePlan.of(schedule, extension, null).isExtended();
    }

    private static boolean isPenaltyForNothing(Schedule schedule) {
        return schedule.due() != null && schedule.lateDue() == null && schedule.latePenaltyPerDay() > 0;
    }

    private static boolean isPast(@Nullable Instant moment, Instant now) {
        return moment != null && moment.isBefore(now);
    }

    private static boolean isOpen(Schedule schedule, Instant now) {
        return switch (DuePlan.of(schedule).state(now)) {
            case OPEN, LATE -> true;
            case NOT_YET_OPEN, CLOSED -> false;
        };
    }

    /** Whether there was a moment, and there is one that comes before it. */
    private static boolean isEarlier(@Nullable Instant moment, @Nullable Instant old) {
        return moment != null && old != null && moment.isBefore(old);
    }
}
