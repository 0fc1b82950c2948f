package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who changed what, and when. Entries are only ever added. */
public final class AuditLog {
    private final Database database;
    private final Clock clock;

    public AuditLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One change.
     *
     * @param actor name and address of whoever did it, as they were then
     * @param course null if no course is concerned
     * @param action what was done, in the words of the message file: {@code score.overridden}
     * @param subject on whom or what
     * @param detail from what to what
     */
    public record Entry(
            long id, Instant at, String actor, @Nullable Long course, String action, String subject, String detail) {}

    /** Notes a change, within the transaction that makes it. */
    public void note(@Nullable Person actor, @Nullable Long course, String action, String subject, String detail) {
        database.with(
                handle -> handle.createUpdate("insert into audit (at, actor_id, actor, course_id, action, subject,"
                                + " detail) values (:at, :id, :actor, :course, :action, :subject, :detail)")
                        .bind("at", clock.millis())
                        .bind("id", actor == null ? null : actor.id())
                        .bind("actor", actor == null ? "Gradus" : actor.name() + " <" + actor.email() + ">")
                        .bind("course", course)
                        .bind("action", action)
                        .bind("subject", subject)
                        .bind("detail", detail)
                        .execute());
    }

    /** A course's entries before the given id, newest first. */
    public List<Entry> of(long course, long before, int count) {
        return database.with(handle -> handle.createQuery(
                        "select * from audit where course_id = :course and id < :before order by id desc limit :count")
                .bind("course", course)
                .bind("before", before)
                .bind("count", count)
                .map((row, context) -> entry(row))
                .list());
    }

    /** A course's entries after the given id, oldest first. */
    public List<Entry> after(long course, long after, int count) {
        return database.with(handle -> handle.createQuery(
                        "select * from audit where course_id = :course and id > :after order by id limit :count")
                .bind("course", course)
                .bind("after", after)
                .bind("count", count)
                .map((row, context) -> entry(row))
                .list());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                Rows.instant(row, "at"),
                row.getString("actor"),
                Rows.longOrNull(row, "course_id"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"));
    }
}
