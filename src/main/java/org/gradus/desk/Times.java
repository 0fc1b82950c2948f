package org.gradus.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in their own zone. */
public final class Times {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm z", Locale.ENGLISH);

    private final ZoneId zone;

    public Times(ZoneId zone) {
        this.zone = zone;
    }

    /** Such as {@code Tue 1 Dec 2026, 23:59 CET}. */
    public String at(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }
}
