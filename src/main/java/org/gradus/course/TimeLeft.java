package org.gradus.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A time as people say it, without the words: {@code 5 hours 12 minutes} left, {@code 2 days} late. Rounded down, so that
 * nobody is promised a minute that is not there.
 *
 * @param past whether the moment is over
 * @param parts one or two neighbouring units, the larger first, none of them zero; but a time under a minute is one part of 0 minutes
 */
public record TimeLeft(boolean past, List<Part> parts) {
    /** The units of which times are said. */
    public enum Unit {
        DAYS,
        HOURS,
        MINUTES
    }

    /** So many of a unit. */
    public record Part(long count, Unit unit) {}

    /** From so many days on, hours do not matter any more. */
    private static final int DAYS_ALONE = 7;

    public TimeLeft {
        parts = List.copyOf(parts);
    }

    /** The time from now to a moment; past if the moment lies behind. */
    public static TimeLeft until(Instant moment, Instant now) {
        return of(Duration.between(now, moment));
    }

    /** A time that is left, or if it is negative, one that has passed. */
    public static TimeLeft of(Duration left) {
        Duration size = left.abs();
        long days = size.toDays();
        List<Part> parts = new ArrayList<>();
        add(parts, days, Unit.DAYS);
        if (days < DAYS_ALONE) {
            add(parts, size.toHoursPart(), Unit.HOURS);
        }
        if (days == 0) {
            add(parts, size.toMinutesPart(), Unit.MINUTES);
        }
        return new TimeLeft(left.isNegative(), parts.isEmpty() ? List.of(new Part(0, Unit.MINUTES)) : parts);
    }

    private static void add(List<Part> parts, long count, Unit unit) {
        if (count > 0) {
            parts.add(new Part(count, unit));
        }
    }
}
