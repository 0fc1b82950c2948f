package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The outbox: what is to be mailed lies here, written in the transaction that caused it, until it was sent. */
public final class Mails {
    /** How long after it was written a mail is tried for the first, second, … time. After the last one it is given up. */
    private static final List<Duration> TRIES = List.of(
            Duration.ZERO,
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(3),
            Duration.ofHours(12));

    /** Longer than any link in a mail can be used. What could not be sent is kept so long, for the operator to see. */
    private static final Duration LIFE = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;

    public Mails(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A mail that waits.
     *
     * @param tries how often it was tried before
     */
    public record Mail(long id, String recipient, String subject, String body, int tries) {}

    /** Writes a plain text. */
    public void add(String recipient, String subject, String body) {
        long now = clock.millis();
        database.transaction(handle -> {
            handle.createUpdate("delete from mail where created_at < :old")
                    .bind("old", now - LIFE.toMillis())
                    .execute();
            return handle.createUpdate("insert into mail (recipient, subject, body, created_at)"
                            + " values (:recipient, :subject, :body, :now)")
                    .bind("recipient", recipient)
                    .bind("subject", subject)
                    .bind("body", body)
                    .bind("now", now)
                    .execute();
        });
    }

    /** The mails whose time has come, the oldest first. */
    public List<Mail> due(int count) {
        Instant now = clock.instant();
        return database.with(handle -> handle
                .createQuery("select * from mail where sent_at is null and tries < :most order by id")
                .bind("most", TRIES.size())
                .map((row, context) -> new Waiting(mail(row), Rows.instant(row, "created_at")))
                .list()
                .stream()
                .filter(waiting -> !waiting.written()
                        .plus(TRIES.get(waiting.mail().tries()))
                        .isAfter(now))
                .limit(count)
                .map(Waiting::mail)
                .toList());
    }

    /** Takes up a mail for a try; false if another process was faster. */
    public boolean take(Mail mail) {
        return database.with(handle -> handle.createUpdate(
                                "update mail set tries = tries + 1 where id = :id and tries = :tries and sent_at is null")
                        .bind("id", mail.id())
                        .bind("tries", mail.tries())
                        .execute())
                == 1;
    }

    /** Forgets it, for it was sent. */
    public void sent(Mail mail) {
        database.with(handle -> handle.createUpdate("delete from mail where id = :id")
                .bind("id", mail.id())
                .execute());
    }

    /** Notes why it could not be sent this time. */
    public void failed(Mail mail, String problem) {
        database.with(handle -> handle.createUpdate("update mail set problem = :problem where id = :id")
                .bind("problem", problem)
                .bind("id", mail.id())
                .execute());
    }

    /** Notes that no other try will help. */
    public void givenUp(Mail mail, String problem) {
        database.with(handle -> handle.createUpdate("update mail set problem = :problem, tries = :most where id = :id")
                .bind("problem", problem)
                .bind("most", TRIES.size())
                .bind("id", mail.id())
                .execute());
    }

    /**
     * How the outbox looks, for the operator.
     *
     * @param waiting how many will be tried again
     * @param givenUp how many never arrived
     * @param problem the newest one; empty if there is none
     */
    public record Summary(int waiting, int givenUp, String problem) {}

    public Summary summary() {
        return database.with(handle -> {
            int waiting = count("select count(*) from mail where sent_at is null and tries < :most");
            int lost = count("select count(*) from mail where sent_at is null and tries >= :most");
            String problem = handle.createQuery("select problem from mail where problem is not null and sent_at is null"
                            + " order by id desc limit 1")
                    .mapTo(String.class)
                    .findOne()
                    .orElse("");
            return new Summary(waiting, lost, problem);
        });
    }

    private int count(String sql) {
        return database.with(handle -> handle.createQuery(sql)
                .bind("most", TRIES.size())
                .mapTo(Integer.class)
                .one());
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getLong("id"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("tries"));
    }

    private record Waiting(Mail mail, Instant written) {}
}
