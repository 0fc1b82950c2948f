package org.gradus.course;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of an assignment for one student. Each is the latest of the course's, the extension's and the one that the
 * accommodation leads to. So nothing that gives time can ever take some: neither an extension that the course's deadline
 * has meanwhile overtaken, nor a course deadline that moves to a later moment.
 *
 * @param extension null: none
 */
public record DuePlan(Schedule schedule, @Nullable Extension extension, Accommodation accommodation) {
    /** Where an assignment stands for a student. */
    public enum State {
        NOT_YET_OPEN,
        /** Attempts keep all their points. */
        OPEN,
        /** Attempts are accepted, and lose what the course says. */
        LATE,
        /** Nothing counts that arrives now. */
        CLOSED
    }

    private static final Duration DAY = Duration.ofDays(1);

    /** The plan of everybody who has no more time than the course. */
    public static DuePlan of(Schedule schedule) {
        return of(schedule, null, null);
    }

    /** The plan of one student. */
    public static DuePlan of(Schedule schedule, @Nullable Extension extension, @Nullable Accommodation accommodation) {
        return new DuePlan(schedule, extension, accommodation == null ? Accommodation.NONE : accommodation);
    }

    public @Nullable Instant opens() {
        return schedule.opens();
    }

    /** Until then attempts keep all their points; null: always. */
    public @Nullable Instant due() {
        Instant due = schedule.due();
        return due == null ? null : later(due.plus(extra()), extension == null ? null : extension.due());
    }

    /** Until then late attempts are accepted; null: none are. Always after {@link #due}. */
    public @Nullable Instant lateDue() {
        Instant due = due();
        if (due == null) {
            return null;
        }
        Instant ofCourse = schedule.lateDue();
        Instant ofExtension = extension == null ? null : extension.lateDue();
        Instant lateDue = ofCourse == null ? ofExtension : later(ofCourse.plus(extra()), ofExtension);
        return lateDue != null && lateDue.isAfter(due) ? lateDue : null;
    }

    /** The last moment at which something that arrives may count; null: there is none. */
    public @Nullable Instant lastMoment() {
        Instant lateDue = lateDue();
        return lateDue != null ? lateDue : due();
    }

    /** Whether this student has more time than the course. */
    public boolean isExtended() {
        DuePlan ofCourse = of(schedule);
        return isLater(due(), ofCourse.due()) || isLater(lastMoment(), ofCourse.lastMoment());
    }

    /** Where the assignment stands for this student. */
    public State state(Instant now) {
        Instant opens = opens();
        return opens != null && now.isBefore(opens) ? State.NOT_YET_OPEN : stateOnceOpen(now);
    }

    /** Whether the moment up to which attempts count is over; never if there is none. */
    public boolean isOver(Instant now) {
        return isLater(now, lastMoment());
    }

    /**
     * The fraction of its points that an attempt keeps: 1 if it is on time, 0 if it came after the last moment. One that
     * came before the opening keeps all of them: the opening was then another, and the student did nothing wrong.
     */
    public double factor(Instant received) {
        return switch (stateOnceOpen(received)) {
            case NOT_YET_OPEN, OPEN -> 1;
            case LATE -> lateFactor(daysLate(received));
            case CLOSED -> 0;
        };
    }

    /** How much later than the student's due date something came; zero if it is on time. */
    public Duration lateBy(Instant received) {
        Instant due = due();
        return due != null && received.isAfter(due) ? Duration.between(due, received) : Duration.ZERO;
    }

    /** The days late that are counted: started ones, of 24 hours each whatever the clocks do; 0 if it is on time. */
    public long daysLate(Instant received) {
        return lateBy(received).plus(DAY).minusNanos(1).toDays();
    }

    private State stateOnceOpen(Instant now) {
        return !isLater(now, due()) ? State.OPEN : isOver(now) ? State.CLOSED : State.LATE;
    }

    /** In decimal: three days at a tenth leave 0.7 and not 0.7 and a bit. */
    private double lateFactor(long days) {
        BigDecimal lost = BigDecimal.valueOf(schedule.latePenaltyPerDay()).multiply(BigDecimal.valueOf(days));
        return BigDecimal.ONE.subtract(lost).max(BigDecimal.ZERO).doubleValue();
    }

    private Duration extra() {
        return accommodation.extra(schedule);
    }

    private static boolean isLater(@Nullable Instant moment, @Nullable Instant than) {
        return moment != null && than != null && moment.isAfter(than);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
