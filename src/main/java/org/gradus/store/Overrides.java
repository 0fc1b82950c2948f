package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradus.course.ScoreOverride;
import org.jspecify.annotations.Nullable;

/** Scores set by hand. Each change is a row of its own, so that the whole history can be read. */
public final class Overrides {
    private static final String COLUMNS =
            "select o.*, p.name as by_name from score_override o" + " left join person p on p.id = o.created_by";

    private final Database database;
    private final Clock clock;

    public Overrides(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A score that was set.
     *
     * @param comment for the student; may be empty
     * @param by name of whoever set it; null if the account is gone
     * @param withdrawn when it was taken back or replaced; null: it stands
     */
    public record Entry(
            long assignment,
            long person,
            ScoreOverride override,
            String comment,
            @Nullable String by,
            Instant created,
            @Nullable Instant withdrawn) {}

    /** Sets a score, in place of one that stood until now. */
    public void set(long assignment, long person, ScoreOverride override, String comment, @Nullable Person by) {
        database.transaction(handle -> {
            withdraw(assignment, person);
            return handle.createUpdate("insert into score_override (assignment_id, person_id, points, excused, comment,"
                            + " reason, created_by, created_at) values (:assignment, :person, :points, :excused, :comment,"
                            + " :reason, :by, :now)")
                    .bind("assignment", assignment)
                    .bind("person", person)
                    .bind("points", override.points())
                    .bind("excused", Rows.flag(override.isExcused()))
                    .bind("comment", comment)
                    .bind("reason", override.reason())
                    .bind("by", by == null ? null : by.id())
                    .bind("now", clock.millis())
                    .execute();
        });
    }

    /** Lets attempts and deadlines decide again; false if nothing stood. */
    public boolean withdraw(long assignment, long person) {
        return database.with(handle -> handle.createUpdate("update score_override set withdrawn_at = :now"
                                + " where assignment_id = :assignment and person_id = :person and withdrawn_at is null")
                        .bind("now", clock.millis())
                        .bind("assignment", assignment)
                        .bind("person", person)
                        .execute())
                > 0;
    }

    /** The score that stands. */
    public Optional<Entry> standing(long assignment, long person) {
        return Optional.ofNullable(of(List.of(assignment), person).get(assignment));
    }

    /** All scores that were ever set, newest first. */
    public List<Entry> history(long assignment, long person) {
        return database.with(handle -> handle.createQuery(
                        COLUMNS + " where o.assignment_id = :assignment and o.person_id = :person order by o.id desc")
                .bind("assignment", assignment)
                .bind("person", person)
                .map((row, context) -> entry(row))
                .list());
    }

    /** The scores that stand in a course: by assignment, then by person. */
    public Map<Long, Map<Long, Entry>> ofCourse(long course) {
        Map<Long, Map<Long, Entry>> found = new HashMap<>();
        database.with(handle -> handle.createQuery(COLUMNS + " join assignment a on a.id = o.assignment_id"
                                + " where a.course_id = :course and o.withdrawn_at is null order by o.id")
                        .bind("course", course)
                        .map((row, context) -> entry(row))
                        .list())
                .forEach(entry -> found.computeIfAbsent(entry.assignment, unused -> new HashMap<>())
                        .put(entry.person, entry));
        return found;
    }

    /** The scores that stand for one person, by assignment. */
    public Map<Long, Entry> of(Collection<Long> assignments, long person) {
        return assignments.isEmpty()
                ? Map.of()
                : database.with(handle -> handle.createQuery(COLUMNS + " where o.assignment_id in (<assignments>)"
                                + " and o.person_id = :person and o.withdrawn_at is null order by o.id")
                        .bindList("assignments", List.copyOf(assignments))
                        .bind("person", person)
                        .map((row, context) -> entry(row))
                        .collect(Collectors.toMap(Entry::assignment, Function.identity(), (older, newer) -> newer)));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        boolean excused = Rows.flag(row, "excused");
        return new Entry(
                row.getLong("assignment_id"),
                row.getLong("person_id"),
                new ScoreOverride(excused ? null : Rows.doubleOrNull(row, "points"), row.getString("reason")),
                row.getString("comment"),
                row.getString("by_name"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "withdrawn_at"));
    }
}
