package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradus.course.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * What whole classes have done, read at once: the number of statements does not depend on the number of students. Points are those of all
 * checks, so what is made of them is for staff.
 */
public final class ClassWork {
    private static final String ATTEMPTS =
            "select s.id, s.assignment_id, s.person_id, s.team_id, s.received_at, s.state, s.chosen, s.grading_id,"
                    + " coalesce(g.score, 0), coalesce(g.max_score, 0) from submission s"
                    + " left join grading g on g.id = s.grading_id";

    private final Database database;

    public ClassWork(Database database) {
        this.database = database;
    }

    /**
     * One attempt.
     *
     * @param person who handed it in
     * @param team for whom; null if for the person alone
     * @param grading the grading that counts; null if there is none yet
     */
    public record Entry(
            Attempt attempt,
            long assignment,
            long person,
            @Nullable Long team,
            @Nullable Long grading) {}

    /** Whose attempts are whose: somebody in a team has those of all its members. */
    public static final class Work {
        private final Map<Key, List<Entry>> entries;

        private Work(Map<Key, List<Entry>> entries) {
            this.entries = entries;
        }

        /** What a person, or the person's team, handed in for an assignment, oldest first. */
        public List<Entry> of(long assignment, long person) {
            return entries.getOrDefault(new Key(assignment, person), List.of());
        }
    }

    private record Key(long assignment, long person) {}

    /** The attempts on one assignment. */
    public Work ofAssignment(long assignment) {
        return read(
                " where s.assignment_id = :id",
                "select team_id, person_id from team_member where assignment_id = :id",
                assignment);
    }

    /** The attempts on all assignments of a course. */
    public Work ofCourse(long course) {
        return read(
                " join assignment a on a.id = s.assignment_id where a.course_id = :id",
                "select m.team_id, m.person_id from team_member m join assignment a on a.id = m.assignment_id"
                        + " where a.course_id = :id",
                course);
    }

    private Work read(String where, String members, long id) {
        Map<Long, List<Long>> teams = new HashMap<>();
        database.with(handle -> handle.createQuery(members)
                        .bind("id", id)
                        .map((row, context) -> Map.entry(row.getLong(1), row.getLong(2)))
                        .list())
                .forEach(member -> teams.computeIfAbsent(member.getKey(), unused -> new ArrayList<>())
                        .add(member.getValue()));
        Map<Key, List<Entry>> entries = new HashMap<>();
        List<Entry> all = database.with(handle -> handle.createQuery(ATTEMPTS + where + " order by s.received_at, s.id")
                .bind("id", id)
                .map((row, context) -> entry(row))
                .list());
        for (Entry entry : all) {
            add(entries, entry.person, entry);
            if (entry.team != null) {
                teams.getOrDefault(entry.team, List.of()).stream()
                        .filter(member -> member != entry.person)
                        .forEach(member -> add(entries, member, entry));
            }
        }
        return new Work(entries);
    }

    private static void add(Map<Key, List<Entry>> entries, long person, Entry entry) {
        entries.computeIfAbsent(new Key(entry.assignment, person), unused -> new ArrayList<>())
                .add(entry);
    }

    /** By number: names are looked up anew for each row, and there may be a quarter of a million. */
    private static Entry entry(ResultSet row) throws SQLException {
        long team = row.getLong(4);
        boolean alone = row.wasNull();
        long grading = row.getLong(8);
        boolean ungraded = row.wasNull();
        return new Entry(
                new Attempt(
                        row.getLong(1),
                        Instant.ofEpochMilli(row.getLong(5)),
                        Attempt.State.valueOf(row.getString(6)),
                        row.getDouble(9),
                        row.getDouble(10),
                        row.getInt(7) != 0),
                row.getLong(2),
                row.getLong(3),
                alone ? null : team,
                ungraded ? null : grading);
    }

    /**
     * A mistake that a grading named.
     *
     * @param name of the known mistake
     * @param sentence what it is
     */
    public record Named(long grading, String name, String sentence) {}

    /** The mistakes that the gradings which count named. */
    public List<Named> mistakes(long assignment) {
        return database.with(handle -> handle.createQuery("select m.grading_id, m.name, m.sentence from submission s"
                        + " join found_mistake m on m.grading_id = s.grading_id where s.assignment_id = :id"
                        + " order by m.grading_id, m.number")
                .bind("id", assignment)
                .map((row, context) -> new Named(row.getLong(1), row.getString(2), row.getString(3)))
                .list());
    }

    /** For each mistake the titles of the checks that lost points where it was named, the most frequent first. */
    public Map<String, List<String>> lostOn(long assignment) {
        Map<String, List<String>> lost = new HashMap<>();
        database.with(handle -> handle.createQuery("select m.name, max(c.title) from submission s"
                                + " join found_mistake m on m.grading_id = s.grading_id"
                                + " join check_result c on c.grading_id = s.grading_id and c.points < c.max_points"
                                + " where s.assignment_id = :id group by m.name, c.check_id"
                                + " order by m.name, count(*) desc, max(c.number)")
                        .bind("id", assignment)
                        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                        .list())
                .forEach(entry -> lost.computeIfAbsent(entry.getKey(), unused -> new ArrayList<>())
                        .add(entry.getValue()));
        return lost;
    }

    /**
     * How a check went, over several gradings.
     *
     * @param gradings in how many it was
     * @param passed in how many it gave all its points
     */
    public record CheckCount(String id, String title, String visibility, double maxPoints, int gradings, int passed) {}

    /** How each check went in these gradings, in the checks' order. */
    public List<CheckCount> checks(Collection<Long> gradings) {
        if (gradings.isEmpty()) {
            return List.of();
        }
        return database.with(handle -> handle.createQuery("select check_id, max(title), max(visibility),"
                        + " max(max_points), count(*), sum(case when points >= max_points then 1 else 0 end)"
                        + " from check_result where grading_id in (<gradings>) group by check_id order by max(number)")
                .bindList("gradings", List.copyOf(gradings))
                .map((row, context) -> new CheckCount(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDouble(4),
                        row.getInt(5),
                        row.getInt(6)))
                .list());
    }
}
