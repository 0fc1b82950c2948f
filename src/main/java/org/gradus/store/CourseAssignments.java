package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gradus.course.CountingRule;
import org.gradus.diagnosis.Detail;

/** The assignments of courses. */
public final class CourseAssignments {
    private final Database database;
    private final Clock clock;

    public CourseAssignments(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<CourseAssignment> byId(long id) {
        return database.with(handle -> handle.createQuery("select * from assignment where id = :id")
                .bind("id", id)
                .map((row, context) -> assignment(row))
                .findOne());
    }

    /** A course's assignments in their order. */
    public List<CourseAssignment> of(long course) {
        return database.with(
                handle -> handle.createQuery("select * from assignment where course_id = :course order by position, id")
                        .bind("course", course)
                        .map((row, context) -> assignment(row))
                        .list());
    }

    /** Puts an assignment of the catalog into a course, not published yet; the one that is there if it is there. */
    public CourseAssignment add(long course, String catalogId, String title) {
        return database.transaction(handle -> {
            handle.createUpdate(
                            "insert into assignment (course_id, catalog_id, title, position, created_at) values (:course,"
                                    + " :catalog, :title, (select coalesce(max(position), 0) + 1 from assignment"
                                    + " where course_id = :course), :now) on conflict (course_id, catalog_id) do nothing")
                    .bind("course", course)
                    .bind("catalog", catalogId)
                    .bind("title", title)
                    .bind("now", clock.millis())
                    .execute();
            return handle.createQuery("select * from assignment where course_id = :course and catalog_id = :catalog")
                    .bind("course", course)
                    .bind("catalog", catalogId)
                    .map((row, context) -> assignment(row))
                    .one();
        });
    }

    /** Writes everything but keys. */
    public void update(CourseAssignment assignment) {
        database.with(handle -> handle.createUpdate("update assignment set title = :title, position = :position,"
                        + " published = :published, opens_at = :opens, due_at = :due, late_due_at = :lateDue,"
                        + " late_penalty_per_day = :penalty, attempts = :attempts, attempt_refill_minutes = :refill,"
                        + " counting = :counting, diagnosis = :diagnosis, team_size = :team,"
                        + " grades_published_at = :gradesPublished where id = :id")
                .bind("title", assignment.title().strip())
                .bind("position", assignment.position())
                .bind("published", Rows.flag(assignment.published()))
                .bind("opens", Rows.millis(assignment.opens()))
                .bind("due", Rows.millis(assignment.due()))
                .bind("lateDue", Rows.millis(assignment.lateDue()))
                .bind("penalty", assignment.latePenaltyPerDay())
                .bind("attempts", assignment.attempts())
                .bind("refill", assignment.attemptRefillMinutes())
                .bind("counting", assignment.counting().name())
                .bind("diagnosis", assignment.diagnosis().name())
                .bind("team", assignment.teamSize())
                .bind("gradesPublished", Rows.millis(assignment.gradesPublished()))
                .bind("id", assignment.id())
                .execute());
    }

    /** Gives a course's assignments their places, in this order. */
    public void order(List<CourseAssignment> assignments) {
        database.transaction(handle -> {
            for (int i = 0; i < assignments.size(); i++) {
                handle.createUpdate("update assignment set position = :position where id = :id")
                        .bind("position", i + 1)
                        .bind("id", assignments.get(i).id())
                        .execute();
            }
            return assignments.size();
        });
    }

    /**
     * Takes an assignment out of its course, with the extensions and teams that it has. The caller lets uploads wait meanwhile.
     *
     * @return false if something was handed in: then it stays
     */
    public boolean remove(long id) {
        return database.with(handle -> handle.createUpdate("delete from assignment where id = :id and not exists"
                                + " (select 1 from submission s where s.assignment_id = :id)")
                        .bind("id", id)
                        .execute())
                == 1;
    }

    static CourseAssignment assignment(ResultSet row) throws SQLException {
        return new CourseAssignment(
                row.getLong("id"),
                row.getLong("course_id"),
                row.getString("catalog_id"),
                row.getString("title"),
                row.getInt("position"),
                Rows.flag(row, "published"),
                Rows.instantOrNull(row, "opens_at"),
                Rows.instantOrNull(row, "due_at"),
                Rows.instantOrNull(row, "late_due_at"),
                row.getDouble("late_penalty_per_day"),
                Rows.intOrNull(row, "attempts"),
                Rows.intOrNull(row, "attempt_refill_minutes"),
                CountingRule.valueOf(row.getString("counting")),
                Detail.valueOf(row.getString("diagnosis")),
                row.getInt("team_size"),
                Rows.instantOrNull(row, "grades_published_at"));
    }
}
