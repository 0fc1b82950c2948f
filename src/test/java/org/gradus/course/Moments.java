package org.gradus.course;

import java.time.Duration;
import java.time.Instant;

/** Moments that tests speak of, counted from an invented opening. */
final class Moments {
    static final Instant OPENS = Instant.parse("2026-11-02T08:00:00Z");

    private Moments() {}

    static Instant day(double days) {
        return OPENS.plus(days(days));
    }

    static Duration days(double days) {
        return Duration.ofSeconds(Math.round(days * 86_400));
    }
}
