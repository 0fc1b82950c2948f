package org.gradus.store;

import java.time.Clock;
import java.time.Duration;

/**
 * Failed attempts to sign in, counted by account and by address, so that passwords cannot be tried out; requests for
 * links likewise. Counted in the database: a restart forgives nothing, and several servers count together.
 */
public final class FailedSignIns {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_ACCOUNT = 10;
    /** Each may send a mail. */
    private static final int ASKED_PER_ACCOUNT = 3;

    /** A whole class may sit behind one address. */
    private static final int PER_ADDRESS = 100;

    private final Database database;
    private final Clock clock;

    public FailedSignIns(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes an attempt to sign in, unless there were too many. For the account it counts as failed until {@link #succeeded}: were it noted
     * only when it has failed, many guesses at once would all be looked at. For the address it counts when it has {@link #failed}: behind
     * one a whole class may sign in at once.
     *
     * @return whether the attempt is looked at
     */
    public boolean begin(String email, String address) {
        return database.transaction(handle -> {
            if (count("account " + email) >= PER_ACCOUNT || count("address " + address) >= PER_ADDRESS) {
                return false;
            }
            write("account " + email);
            return true;
        });
    }

    /** Notes that an attempt from this address failed. */
    public void failed(String address) {
        write("address " + address);
    }

    /** Forgets an account's failures, after the right password. */
    public void succeeded(String email) {
        database.with(handle -> handle.createUpdate("delete from failed_sign_in where source = :source")
                .bind("source", "account " + email)
                .execute());
    }

    /** Whether somebody may ask for a link to a new password once more. What came of it does not matter, so it tells nobody anything. */
    public boolean mayAsk(String email, String address) {
        return count("link account " + email) < ASKED_PER_ACCOUNT && count("link address " + address) < PER_ADDRESS;
    }

    /** Notes that somebody asked for a link to a new password. */
    public void noteAsked(String email, String address) {
        write("link account " + email, "link address " + address);
    }

    private int count(String source) {
        return database.with(handle -> handle.createQuery(
                        "select count(*) from failed_sign_in where source = :source and at > :since")
                .bind("source", source)
                .bind("since", clock.millis() - WINDOW.toMillis())
                .mapTo(Integer.class)
                .one());
    }

    private void write(String... sources) {
        database.transaction(handle -> {
            long now = clock.millis();
            handle.createUpdate("delete from failed_sign_in where at < :old")
                    .bind("old", now - WINDOW.toMillis())
                    .execute();
            for (String source : sources) {
                handle.createUpdate("insert into failed_sign_in (source, at) values (:source, :now)")
                        .bind("source", source)
                        .bind("now", now)
                        .execute();
            }
            return null;
        });
    }
}
