package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradus.course.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * What whole classes have done, read at once: the number of statements does not depend on the number of students. Points are those of all
 * checks, so what is made of them is for staff.
 */
public final class ClassWork {
    private static final List<Attempt.State> STATES = List.of(Attempt.State.values());

    /** In numbers throughout: of a course there may be a quarter of a million, and texts take as long as all the rest. */
    private static final String ATTEMPTS =
            "select s.id, s.assignment_id, s.person_id, coalesce(s.team_id, 0), s.received_at, case s.state "
                    + IntStream.range(0, STATES.size())
                            .mapToObj(i -> "when '" + STATES.get(i) + "' then " + i)
                            .collect(Collectors.joining(" "))
                    + " else -1 end, s.chosen, coalesce(s.grading_id, 0), coalesce(g.score, 0), coalesce(g.max_score, 0)"
                    + " from submission s left join grading g on g.id = s.grading_id";

    private static final Comparator<Entry> BY_AGE = Comparator.comparing(
                    (Entry entry) -> entry.attempt().received())
            .thenComparing(entry -> entry.attempt().id());

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
        /** By assignment, then by person. */
        private final Map<Long, Map<Long, List<Entry>>> entries = new HashMap<>();

        private Work() {}

        /** What a person, or the person's team, handed in for an assignment, oldest first. */
        public List<Entry> of(long assignment, long person) {
            return entries.getOrDefault(assignment, Map.of()).getOrDefault(person, List.of());
        }

        private void add(long person, Entry entry) {
            entries.computeIfAbsent(entry.assignment, unused -> new HashMap<>())
                    .computeIfAbsent(person, unused -> new ArrayList<>())
                    .add(entry);
        }

        private void sort() {
            entries.values().forEach(ofAssignment -> ofAssignment.values().forEach(few -> few.sort(BY_AGE)));
        }
    }

    /** What one person, or the person's team, handed in for an assignment, oldest first. */
    public List<Entry> of(long assignment, long person) {
        String team = "(select team_id from team_member where assignment_id = :assignment and person_id = :person)";
        List<Entry> entries = new ArrayList<>(
                database.with(handle -> handle.createQuery(ATTEMPTS + " where s.id in " + Submissions.idsOf(team))
                        .bind("assignment", assignment)
                        .bind("person", person)
                        .map((row, context) -> entry(row))
                        .list()));
        entries.sort(BY_AGE);
        return entries;
    }

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
        Work work = new Work();
        List<Entry> all = database.with(handle -> handle.createQuery(ATTEMPTS + where)
                .bind("id", id)
                .map((row, context) -> entry(row))
                .list());
        for (Entry entry : all) {
            work.add(entry.person, entry);
            if (entry.team != null) {
                teams.getOrDefault(entry.team, List.of()).stream()
                        .filter(member -> member != entry.person)
                        .forEach(member -> work.add(member, entry));
            }
        }
        // Here and not by the database, which would sort the whole course instead of each student's few.
        work.sort();
        return work;
    }

    /** By number: names are looked up anew for each row. No key is 0. */
    private static Entry entry(ResultSet row) throws SQLException {
        long team = row.getLong(4);
        long grading = row.getLong(8);
        return new Entry(
                new Attempt(
                        row.getLong(1),
                        Instant.ofEpochMilli(row.getLong(5)),
                        STATES.get(row.getInt(6)),
                        row.getDouble(9),
                        row.getDouble(10),
                        row.getInt(7) != 0),
                row.getLong(2),
                row.getLong(3),
                team == 0 ? null : team,
                grading == 0 ? null : grading);
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

    /**
     * For each mistake the titles of the checks that lost points where it was named, the most frequent first.
     *
     * @param section of whose submissions; empty for all
     */
    public Map<String, List<String>> lostOn(long assignment, String section) {
        Map<String, List<String>> lost = new HashMap<>();
        database.with(handle -> handle.createQuery("select m.name, max(c.title) from submission s"
                                + " join found_mistake m on m.grading_id = s.grading_id"
                                + " join check_result c on c.grading_id = s.grading_id and c.points < c.max_points"
                                + " where s.assignment_id = :id and (:section = '' or exists (select 1 from assignment a"
                                + " join enrolment e on e.course_id = a.course_id where a.id = s.assignment_id"
                                + " and e.person_id = s.person_id and e.section = :section))"
                                + " group by m.name, c.check_id"
                                + " order by m.name, count(*) desc, max(c.number)")
                        .bind("id", assignment)
                        .bind("section", section)
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
    public record CheckCount(String id, String title, String visibility, double maxPoints, int gradings, int passed) {
        private CheckCount plus(CheckCount other) {
            return new CheckCount(id, title, visibility, maxPoints, gradings + other.gradings, passed + other.passed);
        }
    }

    /** How each check went in these gradings, in the checks' order. */
    public List<CheckCount> checks(Collection<Long> gradings) {
        Map<String, CheckCount> counts = new LinkedHashMap<>();
        for (List<Long> some : Rows.portions(gradings)) {
            database.with(handle -> handle.createQuery(
                                    "select check_id, max(title), max(visibility),"
                                            + " max(max_points), count(*), sum(case when points >= max_points then 1 else 0 end)"
                                            + " from check_result where grading_id in (<gradings>) group by check_id order by max(number)")
                            .bindList("gradings", some)
                            .map((row, context) -> new CheckCount(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getDouble(4),
                                    row.getInt(5),
                                    row.getInt(6)))
                            .list())
                    .forEach(count -> counts.merge(count.id(), count, CheckCount::plus));
        }
        return List.copyOf(counts.values());
    }
}
