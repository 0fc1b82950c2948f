package org.gradus.store;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account.
 *
 * @param email in lower case, unique
 * @param timeZone as the person chose it; null: the course's
 * @param administrator may do everything everywhere
 * @param author may install assignments, which are code that runs with the server's rights
 * @param invited whether no password has been chosen yet
 */
public record Person(
        long id,
        String email,
        String name,
        @Nullable String timeZone,
        boolean administrator,
        boolean author,
        boolean invited,
        boolean disabled) {
    /** The person's own time zone, if one was chosen. */
    public Optional<ZoneId> zone() {
        try {
            return Optional.ofNullable(timeZone).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
