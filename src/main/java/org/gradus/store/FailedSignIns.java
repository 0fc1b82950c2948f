package org.gradus.store;

import java.time.Clock;
import java.time.Duration;

/**
 * Failed attempts to sign in, counted by account and by address, so that passwords cannot be tried out. Counted in the database: a restart
 * forgives nothing, and several servers count together.
 */
public final class FailedSignIns {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_ACCOUNT = 10;
    /** A whole class may sit behind one address. */
    private static final int PER_ADDRESS = 100;

    private final Database database;
    private final Clock clock;

    public FailedSignIns(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether another attempt is looked at. */
    public boolean mayTry(String email, String address) {
        return count("account " + email) < PER_ACCOUNT && count("address " + address) < PER_ADDRESS;
    }

    private int count(String source) {
        return database.with(handle -> handle.createQuery(
                        "select count(*) from failed_sign_in where source = :source and at > :since")
                .bind("source", source)
                .bind("since", clock.millis() - WINDOW.toMillis())
                .mapTo(Integer.class)
                .one());
    }

    /** Notes a failure. */
    public void note(String email, String address) {
        database.transaction(handle -> {
            long now = clock.millis();
            handle.createUpdate("delete from failed_sign_in where at < :old")
                    .bind("old", now - WINDOW.toMillis())
                    .execute();
            for (String source : new String[] {"account " + email, "address " + address}) {
                handle.createUpdate("insert into failed_sign_in (source, at) values (:source, :now)")
                        .bind("source", source)
                        .bind("now", now)
                        .execute();
            }
            return null;
        });
    }

    /** Forgets an account's failures, after the right password. */
    public void forget(String email) {
        database.with(handle -> handle.createUpdate("delete from failed_sign_in where source = :source")
                .bind("source", "account " + email)
                .execute());
    }
}
