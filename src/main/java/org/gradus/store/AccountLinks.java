package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One-time links with which people choose a password. */
public final class AccountLinks {
    private final Database database;
    private final Clock clock;

    public AccountLinks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a link is for. */
    public enum Kind {
        /** The first administrator of a new server makes an account. */
        FIRST_ADMINISTRATOR(Duration.ofDays(7)),
        /** Somebody whom staff entered chooses a first password. */
        INVITATION(Duration.ofDays(30)),
        /** Somebody who forgot the password chooses another one. */
        RESET(Duration.ofHours(24));

        private final Duration life;

        Kind(Duration life) {
            this.life = life;
        }

        /** How long such a link can be used. */
        public Duration life() {
            return life;
        }
    }

    /**
     * A link that can be used.
     *
     * @param person whose password it sets; null for the first administrator, who has no account yet
     */
    public record Link(Kind kind, @Nullable Long person) {}

    /** Makes a link and returns its token. Earlier links of this kind for the person are void; those of nobody's use any more are forgotten. */
    public String create(Kind kind, @Nullable Long person, @Nullable Long createdBy) {
        String token = Secrets.token();
        long now = clock.millis();
        database.transaction(handle -> {
            handle.createUpdate("delete from account_link where kind = :kind and (person_id = :person"
                            + " or (person_id is null and cast(:person as bigint) is null))"
                            + " or used_at is not null or expires_at <= :now")
                    .bind("kind", kind.name())
                    .bind("person", person)
                    .bind("now", now)
                    .execute();
            return handle.createUpdate("insert into account_link (token_hash, kind, person_id, created_by, created_at,"
                            + " expires_at) values (:hash, :kind, :person, :by, :now, :end)")
                    .bind("hash", Secrets.hash(token))
                    .bind("kind", kind.name())
                    .bind("person", person)
                    .bind("by", createdBy)
                    .bind("now", now)
                    .bind("end", now + kind.life().toMillis())
                    .execute();
        });
        return token;
    }

    /** The link, if it can still be used: not after its time, nor while its person may not sign in. */
    public Optional<Link> find(String token) {
        return database.with(handle -> handle.createQuery(
                        "select l.* from account_link l left join person p on p.id = l.person_id where l.token_hash = :hash"
                                + " and l.used_at is null and l.expires_at > :now and (p.disabled is null or p.disabled = 0)")
                .bind("hash", Secrets.hash(token))
                .bind("now", clock.millis())
                .map((row, context) -> link(row))
                .findOne());
    }

    /** Uses the link up, and with it all others of its person: who has chosen a password needs none. False if somebody was faster. */
    public boolean use(String token) {
        return database.transaction(handle -> {
            int used = handle.createUpdate(
                            "update account_link set used_at = :now where token_hash = :hash and used_at is null")
                    .bind("now", clock.millis())
                    .bind("hash", Secrets.hash(token))
                    .execute();
            handle.createUpdate("update account_link set used_at = :now where used_at is null and person_id ="
                            + " (select person_id from account_link where token_hash = :hash)")
                    .bind("now", clock.millis())
                    .bind("hash", Secrets.hash(token))
                    .execute();
            return used == 1;
        });
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(Kind.valueOf(row.getString("kind")), Rows.longOrNull(row, "person_id"));
    }
}
