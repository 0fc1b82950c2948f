package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Personal tokens, with which a program acts for somebody. Of a token only the hash is kept: it is shown once, when it is made. */
public final class ApiTokens {
    /** What tokens begin with, so that people and scanners of published code know one when they see it. */
    public static final String PREFIX = "gradus_";

    /** How exactly the last use is known: not every request writes. */
    private static final Duration USED = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;

    public ApiTokens(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a token is good for. Whatever it says, it never allows more than its person may do at that moment. */
    public enum Scope {
        /** Reads the person's own work. */
        READ,
        /** Hands in, reads the person's own work, and changes what is the person's own. */
        SUBMIT,
        /** Does all that the person's pages can do in courses, also as staff. */
        STAFF,
        /** Does all that the person's pages can do, also in the administration of the server and in the catalog. */
        ADMIN;

        /** Whether a token of this scope will do where the other one is asked for. */
        public boolean includes(Scope asked) {
            return compareTo(asked) >= 0;
        }
    }

    /**
     * A token as its owner sees it.
     *
     * @param used when it was last used; null if never
     */
    public record Token(
            long id,
            String name,
            Scope scope,
            Instant created,
            Instant expires,
            @Nullable Instant used) {}

    /** Who calls with a token, and what it is good for. */
    public record Holder(Person person, Scope scope) {}

    /** Makes a token and returns it. */
    public String create(long person, String name, Scope scope, Duration life) {
        String token = PREFIX + Secrets.token();
        long now = clock.millis();
        database.with(
                handle -> handle.createUpdate("insert into api_token (person_id, token_hash, name, scope, created_at,"
                                + " expires_at) values (:person, :hash, :name, :scope, :now, :end)")
                        .bind("person", person)
                        .bind("hash", Secrets.hash(token))
                        .bind("name", name)
                        .bind("scope", scope.name())
                        .bind("now", now)
                        .bind("end", now + life.toMillis())
                        .execute());
        return token;
    }

    /** A person's tokens, the newest first, also those that have expired. */
    public List<Token> of(long person) {
        return database.with(
                handle -> handle.createQuery("select * from api_token where person_id = :person order by id desc")
                        .bind("person", person)
                        .map((row, context) -> token(row))
                        .list());
    }

    /** Who holds the token; empty if there is none such, it has expired, or its person may no longer sign in. */
    public Optional<Holder> find(String token) {
        long now = clock.millis();
        Optional<Found> found = database.with(handle -> handle.createQuery(
                        "select p.*, t.id as token_id, t.scope, t.used_at from api_token t join person p on p.id = t.person_id"
                                + " where t.token_hash = :hash and t.expires_at > :now and p.disabled = 0")
                .bind("hash", Secrets.hash(token))
                .bind("now", now)
                .map((row, context) -> new Found(
                        new Holder(People.person(row), Scope.valueOf(row.getString("scope"))),
                        row.getLong("token_id"),
                        row.getLong("used_at")))
                .findOne());
        if (found.isPresent() && now - found.get().used() > USED.toMillis()) {
            database.with(handle -> handle.createUpdate("update api_token set used_at = :now where id = :id")
                    .bind("now", now)
                    .bind("id", found.get().id())
                    .execute());
        }
        return found.map(Found::holder);
    }

    /**
     * Revokes one of a person's tokens.
     *
     * @return the token that is void now; empty if the person has none of this id
     */
    public Optional<Token> revoke(long person, long id) {
        return database.transaction(handle -> {
            Optional<Token> token =
                    of(person).stream().filter(known -> known.id() == id).findFirst();
            handle.createUpdate("delete from api_token where id = :id and person_id = :person")
                    .bind("id", id)
                    .bind("person", person)
                    .execute();
            return token;
        });
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getLong("id"),
                row.getString("name"),
                Scope.valueOf(row.getString("scope")),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "expires_at"),
                Rows.instantOrNull(row, "used_at"));
    }

    private record Found(Holder holder, long id, long used) {}
}
