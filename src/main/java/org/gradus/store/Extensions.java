package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradus.course.Accommodation;
import org.gradus.course.AudienceRule;
import org.gradus.course.DuePlan;
import org.gradus.course.Extension;
import org.gradus.course.Role;
import org.gradus.course.Sight;
import org.jspecify.annotations.Nullable;

/** Who has more time or more attempts than the course, and the deadlines that follow for each student. */
public final class Extensions {
    private final Database database;
    private final Clock clock;

    public Extensions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What one student was given.
     *
     * @param due null: the course's
     * @param lateDue null: the course's
     * @param extraAttempts on top of the course's
     */
    public record Granted(
            long person, @Nullable Instant due, @Nullable Instant lateDue, int extraAttempts, String reason) {
        /** The time that was given; null if only attempts were. */
        public @Nullable Extension extension() {
            return due == null && lateDue == null ? null : new Extension(due, lateDue, reason);
        }

        /** Why this cannot be given, a sentence each; empty if it can. */
        public List<String> problems() {
            List<String> problems = new ArrayList<>();
            if (extraAttempts < 0) {
                problems.add("The number of extra attempts must not be negative.");
            }
            if (due != null || lateDue != null) {
                problems.addAll(Extension.problems(due, lateDue));
            } else if (extraAttempts == 0) {
                problems.add("Give a due date, a late due date or attempts.");
            }
            return problems;
        }
    }

    /** What a student was given for an assignment. */
    public Optional<Granted> granted(long assignment, long person) {
        return database.with(handle -> handle.createQuery(
                        "select * from extension where assignment_id = :assignment and person_id = :person")
                .bind("assignment", assignment)
                .bind("person", person)
                .map((row, context) -> granted(row))
                .findOne());
    }

    /** What all students were given for an assignment. */
    public List<Granted> of(long assignment) {
        return database.with(handle -> handle.createQuery("select * from extension where assignment_id = :assignment")
                .bind("assignment", assignment)
                .map((row, context) -> granted(row))
                .list());
    }

    /**
     * Gives a student time or attempts, in place of what was given before.
     *
     * @throws IllegalArgumentException if there are {@link Granted#problems}: once stored they would break every page with deadlines
     */
    public void grant(long assignment, Granted granted, @Nullable Person by) {
        List<String> problems = granted.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        database.with(
                handle -> handle.createUpdate("insert into extension (assignment_id, person_id, due_at, late_due_at,"
                                + " extra_attempts, reason, created_by, created_at) values (:assignment, :person, :due, :lateDue,"
                                + " :extra, :reason, :by, :now) on conflict (assignment_id, person_id) do update set due_at = :due,"
                                + " late_due_at = :lateDue, extra_attempts = :extra, reason = :reason, created_by = :by,"
                                + " created_at = :now")
                        .bind("assignment", assignment)
                        .bind("person", granted.person())
                        .bind("due", Rows.millis(granted.due()))
                        .bind("lateDue", Rows.millis(granted.lateDue()))
                        .bind("extra", granted.extraAttempts())
                        .bind("reason", granted.reason())
                        .bind("by", by == null ? null : by.id())
                        .bind("now", clock.millis())
                        .execute());
    }

    /** Takes back what a student was given. */
    public void withdraw(long assignment, long person) {
        database.with(handle -> handle.createUpdate(
                        "delete from extension where assignment_id = :assignment and person_id = :person")
                .bind("assignment", assignment)
                .bind("person", person)
                .execute());
    }

    /** The deadlines of one person. */
    public DuePlan plan(CourseAssignment assignment, long person) {
        return DuePlan.of(
                assignment.schedule(),
                extension(granted(assignment.id(), person).orElse(null)),
                accommodation(assignment.course(), person));
    }

    /** The deadlines of all active students, by person. */
    public Map<Long, DuePlan> plans(CourseAssignment assignment) {
        return plans(assignment.course(), List.of(assignment)).getOrDefault(assignment.id(), Map.of());
    }

    /** The deadlines of all active students of a course: by assignment, then by person. */
    public Map<Long, Map<Long, DuePlan>> plans(long course, Collection<CourseAssignment> assignments) {
        if (assignments.isEmpty()) {
            return Map.of();
        }
        Map<Long, Map<Long, Granted>> given = new HashMap<>();
        given(assignments)
                .forEach(one -> given.computeIfAbsent(one.assignment(), unused -> new HashMap<>())
                        .put(one.granted().person(), one.granted()));
        List<Map.Entry<Long, Integer>> students =
                database.with(handle -> handle.createQuery("select person_id, extra_time_percent from enrolment"
                                + " where course_id = :course and active = 1 and role = :role")
                        .bind("course", course)
                        .bind("role", Role.STUDENT.name())
                        .map((row, context) -> Map.entry(row.getLong(1), row.getInt(2)))
                        .list());
        Map<Long, Map<Long, DuePlan>> plans = new HashMap<>();
        for (CourseAssignment assignment : assignments) {
            Map<Long, Granted> granted = given.getOrDefault(assignment.id(), Map.of());
            Map<Long, DuePlan> byPerson = new HashMap<>();
            students.forEach(student -> {
                byPerson.put(
                        student.getKey(),
                        DuePlan.of(
                                assignment.schedule(),
                                extension(granted.get(student.getKey())),
                                Accommodation.percent(student.getValue())));
            });
            plans.put(assignment.id(), byPerson);
        }
        return plans;
    }

    /** What a person may see of an assignment's results. */
    public Sight sight(CourseAssignment assignment, boolean staff, DuePlan own) {
        return sight(assignment, staff, own, othersMatter(assignment, staff, own) ? plans(assignment) : Map.of());
    }

    private Sight sight(CourseAssignment assignment, boolean staff, DuePlan own, Map<Long, DuePlan> others) {
        return AudienceRule.DEFAULT.sight(
                staff, own, others.values(), assignment.gradesPublished() != null, clock.instant());
    }

    /** Whether everybody's deadline is over matters only when one's own is. */
    private boolean othersMatter(CourseAssignment assignment, boolean staff, DuePlan own) {
        return !staff && own.isOver(clock.instant()) && assignment.gradesPublished() == null;
    }

    /**
     * What holds for one person and one assignment.
     *
     * @param extraAttempts on top of the course's
     * @param sight what the person may see of results
     */
    public record Terms(DuePlan plan, int extraAttempts, Sight sight) {}

    /** What holds for one person, for some assignments of a course, by assignment. */
    public Map<Long, Terms> terms(long course, Collection<CourseAssignment> assignments, long person, boolean staff) {
        Accommodation accommodation = accommodation(course, person);
        Map<Long, Granted> given = given(assignments).stream()
                .filter(one -> one.granted().person() == person)
                .collect(Collectors.toMap(Given::assignment, Given::granted));
        Function<CourseAssignment, DuePlan> own =
                assignment -> DuePlan.of(assignment.schedule(), extension(given.get(assignment.id())), accommodation);
        Map<Long, Map<Long, DuePlan>> others = plans(
                course,
                assignments.stream()
                        .filter(assignment -> othersMatter(assignment, staff, own.apply(assignment)))
                        .toList());
        Map<Long, Terms> terms = new HashMap<>();
        assignments.forEach(assignment -> {
            DuePlan plan = own.apply(assignment);
            Granted granted = given.get(assignment.id());
            terms.put(
                    assignment.id(),
                    new Terms(
                            plan,
                            granted == null ? 0 : granted.extraAttempts(),
                            sight(assignment, staff, plan, others.getOrDefault(assignment.id(), Map.of()))));
        });
        return terms;
    }

    private record Given(long assignment, Granted granted) {}

    private List<Given> given(Collection<CourseAssignment> assignments) {
        return assignments.isEmpty()
                ? List.of()
                : database.with(handle -> handle.createQuery(
                                "select * from extension where assignment_id in (<assignments>)")
                        .bindList(
                                "assignments",
                                assignments.stream().map(CourseAssignment::id).toList())
                        .map((row, context) -> new Given(row.getLong("assignment_id"), granted(row)))
                        .list());
    }

    private static @Nullable Extension extension(@Nullable Granted granted) {
        return granted == null ? null : granted.extension();
    }

    private Accommodation accommodation(long course, long person) {
        return Accommodation.percent(database.with(handle -> handle.createQuery(
                        "select extra_time_percent from enrolment where course_id = :course and person_id = :person")
                .bind("course", course)
                .bind("person", person)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0)));
    }

    private static Granted granted(ResultSet row) throws SQLException {
        return new Granted(
                row.getLong("person_id"),
                Rows.instantOrNull(row, "due_at"),
                Rows.instantOrNull(row, "late_due_at"),
                row.getInt("extra_attempts"),
                row.getString("reason"));
    }
}
