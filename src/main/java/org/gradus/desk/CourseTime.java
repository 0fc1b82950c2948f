package org.gradus.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moments as they are typed into forms: by the clock of the course, whatever the clock of the one who types. Programs may name the clock
 * with the moment, as in {@code 2026-12-01T22:59:00Z}.
 */
public final class CourseTime {
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    private static final Pattern WITH_CLOCK = Pattern.compile("(Z|[+-]\\d\\d:\\d\\d)$");

    /** Years that can be meant; others are slips of the hand. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2200;

    private final ZoneId zone;

    public CourseTime(ZoneId zone) {
        this.zone = zone;
    }

    /** A moment as a field holds it; empty for none. */
    public String field(@Nullable Instant moment) {
        return moment == null ? "" : FIELD.format(moment.atZone(zone));
    }

    /**
     * The moment that was typed.
     *
     * @param typed what the field holds
     * @param before the moment that the field showed at first: it is kept, to the second, where the field still shows it
     * @param name of the field, for sentences
     * @param problems where a sentence is added if there is no such moment
     * @return null for an empty field, and for one with a problem
     */
    @Nullable
    public Instant read(String typed, @Nullable Instant before, String name, Texts texts, List<String> problems) {
        if (typed.isBlank()) {
            return null;
        }
        if (typed.equals(field(before))) {
            return before;
        }
        LocalDateTime local;
        Instant exact = null;
        try {
            if (WITH_CLOCK.matcher(typed.strip()).find()) {
                OffsetDateTime moment = OffsetDateTime.parse(typed.strip());
                local = moment.toLocalDateTime();
                exact = moment.toInstant().truncatedTo(ChronoUnit.MILLIS);
            } else {
                local = LocalDateTime.parse(typed.strip()).truncatedTo(ChronoUnit.MINUTES);
            }
        } catch (DateTimeException e) {
            problems.add(texts.get("moment.unreadable", name));
            return null;
        }
        if (local.getYear() < FIRST_YEAR || local.getYear() > LAST_YEAR) {
            problems.add(texts.get("moment.far", name));
            return null;
        }
        if (exact != null) {
            return exact;
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            LocalDateTime after = zone.getRules().getTransition(local).getDateTimeAfter();
            problems.add(texts.get("moment.gap", name, clock(local), zone.getId(), clock(after)));
            return null;
        }
        // When clocks are set back an hour comes twice. The second time is meant: a due date then cuts nobody short.
        return local.toInstant(offsets.get(offsets.size() - 1));
    }

    private static String clock(LocalDateTime time) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
    }
}
