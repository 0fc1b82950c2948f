package org.gradus.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The browsers that are signed in. They survive a restart, and several servers share them. */
public final class Sessions {
    /** A session ends this long after it was last used. */
    public static final Duration LIFE = Duration.ofDays(14);

    /** How exactly the last use is known: not every request writes. */
    private static final Duration SEEN = Duration.ofMinutes(10);

    private final Database database;
    private final Clock clock;

    public Sessions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Opens a session and returns the token for the cookie. */
    public String open(long person) {
        String token = Secrets.token();
        long now = clock.millis();
        database.transaction(handle -> {
            handle.createUpdate("delete from web_session where expires_at < :now")
                    .bind("now", now)
                    .execute();
            return handle.createUpdate(
                            "insert into web_session (token_hash, person_id, form_token, created_at, seen_at,"
                                    + " expires_at) values (:hash, :person, :form, :now, :now, :end)")
                    .bind("hash", Secrets.hash(token))
                    .bind("person", person)
                    .bind("form", Secrets.token())
                    .bind("now", now)
                    .bind("end", now + LIFE.toMillis())
                    .execute();
        });
        return token;
    }

    /** The session of a cookie; empty if it has ended or its person may no longer sign in. */
    public Optional<Session> find(String token) {
        long now = clock.millis();
        String hash = Secrets.hash(token);
        Optional<Found> found = database.with(handle -> handle.createQuery(
                        "select p.*, s.form_token, s.flash, s.seen_at from web_session s join person p on p.id = s.person_id"
                                + " where s.token_hash = :hash and s.expires_at > :now and p.disabled = 0")
                .bind("hash", hash)
                .bind("now", now)
                .map((row, context) -> new Found(
                        new Session(People.person(row), row.getString("form_token"), row.getString("flash")),
                        row.getLong("seen_at")))
                .findOne());
        if (found.isPresent() && now - found.get().seen() > SEEN.toMillis()) {
            database.with(handle -> handle.createUpdate(
                            "update web_session set seen_at = :now, expires_at = :end where token_hash = :hash")
                    .bind("now", now)
                    .bind("end", now + LIFE.toMillis())
                    .bind("hash", hash)
                    .execute());
        }
        return found.map(Found::session);
    }

    /** Leaves a message for the next page. */
    public void setFlash(String token, String message) {
        database.with(handle -> handle.createUpdate("update web_session set flash = :flash where token_hash = :hash")
                .bind("flash", message)
                .bind("hash", Secrets.hash(token))
                .execute());
    }

    /** Takes the message away, now that it was shown. */
    public void clearFlash(String token) {
        database.with(handle -> handle.createUpdate("update web_session set flash = null where token_hash = :hash")
                .bind("hash", Secrets.hash(token))
                .execute());
    }

    public void close(String token) {
        database.with(handle -> handle.createUpdate("delete from web_session where token_hash = :hash")
                .bind("hash", Secrets.hash(token))
                .execute());
    }

    /** In how many browsers a person is signed in. */
    public int count(long person) {
        return database.with(handle -> handle.createQuery(
                        "select count(*) from web_session where person_id = :person and expires_at > :now")
                .bind("person", person)
                .bind("now", clock.millis())
                .mapTo(Integer.class)
                .one());
    }

    /** Signs a person out everywhere. */
    public void closeAll(long person) {
        database.with(handle -> handle.createUpdate("delete from web_session where person_id = :person")
                .bind("person", person)
                .execute());
    }

    private record Found(Session session, long seen) {}
}
