package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.course.Role;

/** The courses and who takes part in them. */
public final class Courses {
    private final Database database;
    private final Clock clock;

    public Courses(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<Course> byId(long id) {
        return database.with(handle -> handle.createQuery("select * from course where id = :id")
                .bind("id", id)
                .map((row, context) -> course(row))
                .findOne());
    }

    public List<Course> all() {
        return database.with(handle -> handle.createQuery("select * from course order by archived, title, id")
                .map((row, context) -> course(row))
                .list());
    }

    public Course create(String title, String term, ZoneId zone) {
        return database.transaction(handle -> {
            long id = handle.createQuery("insert into course (title, term, time_zone, created_at)"
                            + " values (:title, :term, :zone, :now) returning id")
                    .bind("title", title.strip())
                    .bind("term", term.strip())
                    .bind("zone", zone.getId())
                    .bind("now", clock.millis())
                    .mapTo(Long.class)
                    .one();
            return byId(id).orElseThrow();
        });
    }

    public void update(Course course) {
        database.with(handle -> handle.createUpdate("update course set title = :title, term = :term, time_zone = :zone,"
                        + " archived = :archived where id = :id")
                .bind("title", course.title().strip())
                .bind("term", course.term().strip())
                .bind("zone", course.timeZone().getId())
                .bind("archived", Rows.flag(course.archived()))
                .bind("id", course.id())
                .execute());
    }

    /** A person's course and part in it. */
    public record Taken(Course course, Role role) {}

    /** The courses in which a person takes part, the running ones first. */
    public List<Taken> of(long person) {
        return database.with(handle -> handle.createQuery(
                        "select c.*, e.role from enrolment e join course c on c.id = e.course_id"
                                + " where e.person_id = :person and e.active = 1 order by c.archived, c.title, c.id")
                .bind("person", person)
                .map((row, context) -> new Taken(course(row), Role.valueOf(row.getString("role"))))
                .list());
    }

    /** Ids of all courses in which somebody takes or took part, with the part; the parts that are over as well. */
    public Map<Long, Role> everOf(long person) {
        return database.with(handle -> handle
                .createQuery("select course_id, role from enrolment where person_id = :person")
                .bind("person", person)
                .map((row, context) -> Map.entry(row.getLong("course_id"), Role.valueOf(row.getString("role"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private record Part(long person, long course, Role role) {}

    /** Enrols somebody, or changes the role of somebody who is enrolled; who had left is back. */
    public void enrol(long course, long person, Role role) {
        database.with(handle -> handle.createUpdate("insert into enrolment (course_id, person_id, role, created_at)"
                        + " values (:course, :person, :role, :now)"
                        + " on conflict (course_id, person_id) do update set role = :role, active = 1")
                .bind("course", course)
                .bind("person", person)
                .bind("role", role.name())
                .bind("now", clock.millis())
                .execute());
    }

    /** Writes everything of an enrolment that is not its key. */
    public void update(Enrolment enrolment) {
        database.with(handle -> handle.createUpdate("update enrolment set role = :role, section = :section,"
                        + " student_number = :number, login = :login, extra_time_percent = :extra, active = :active"
                        + " where course_id = :course and person_id = :person")
                .bind("role", enrolment.role().name())
                .bind("section", enrolment.section())
                .bind("number", enrolment.studentNumber())
                .bind("login", enrolment.login())
                .bind("extra", enrolment.extraTimePercent())
                .bind("active", Rows.flag(enrolment.active()))
                .bind("course", enrolment.course())
                .bind("person", enrolment.person().id())
                .execute());
    }

    /** Lets everything else that changes this course's enrolments, and uploads of its people, wait until the transaction is over. */
    public void hold(long course) {
        if (database.dialect() == Dialect.POSTGRESQL) {
            // In the order in which uploads take several places.
            database.with(handle -> handle.createQuery("select person_id from enrolment where course_id = :course"
                            + " order by person_id for no key update")
                    .bind("course", course)
                    .mapTo(Long.class)
                    .list());
        }
    }

    /** The same for all who take or took part in a course, by person. */
    public Map<Long, Map<Long, Role>> everOfAll(long course) {
        Map<Long, Map<Long, Role>> parts = new HashMap<>();
        database.with(handle -> handle.createQuery("select o.person_id, o.course_id, o.role from enrolment e"
                                + " join enrolment o on o.person_id = e.person_id where e.course_id = :course")
                        .bind("course", course)
                        .map((row, context) -> new Part(
                                row.getLong("person_id"),
                                row.getLong("course_id"),
                                Role.valueOf(row.getString("role"))))
                        .list())
                .forEach(part -> parts.computeIfAbsent(part.person, unused -> new HashMap<>())
                        .put(part.course, part.role));
        return parts;
    }

    /** A person's part in a course, also of somebody who has left. */
    public Optional<Enrolment> enrolment(long course, long person) {
        return database.with(
                handle -> handle.createQuery("select e.course_id, e.role, e.section, e.student_number, e.login,"
                                + " e.extra_time_percent, e.active, p.* from enrolment e join person p on p.id = e.person_id"
                                + " where e.course_id = :course and e.person_id = :person")
                        .bind("course", course)
                        .bind("person", person)
                        .map((row, context) -> enrolment(row))
                        .findOne());
    }

    /** How far a course has come. */
    public CourseStart start(long course) {
        String student =
                "(select count(*) from enrolment e join person p on p.id = e.person_id where e.course_id = :course"
                        + " and e.active = 1 and e.role = :student";
        String assignment = "(select count(*) from assignment a where a.course_id = :course";
        return database.with(handle -> handle.createQuery(
                        "select " + student + ") as students, " + student
                                + " and p.password_hash is null) as invited, " + assignment + ") as assignments, "
                                + assignment
                                + " and a.published = 1) as published, (select count(*) from submission s join assignment a"
                                + " on a.id = s.assignment_id where a.course_id = :course and s.grading_id is not null) as graded")
                .bind("course", course)
                .bind("student", Role.STUDENT.name())
                .map((row, context) -> new CourseStart(
                        row.getInt("students"),
                        row.getInt("invited"),
                        row.getInt("assignments"),
                        row.getInt("published"),
                        row.getInt("graded")))
                .one());
    }

    /** All who take or took part, by name. */
    public List<Enrolment> roster(long course) {
        return database.with(
                handle -> handle.createQuery("select e.course_id, e.role, e.section, e.student_number, e.login,"
                                + " e.extra_time_percent, e.active, p.* from enrolment e join person p on p.id = e.person_id"
                                + " where e.course_id = :course order by p.name, p.id")
                        .bind("course", course)
                        .map((row, context) -> enrolment(row))
                        .list());
    }

    private static Course course(ResultSet row) throws SQLException {
        return new Course(
                row.getLong("id"),
                row.getString("title"),
                row.getString("term"),
                ZoneId.of(row.getString("time_zone")),
                Rows.flag(row, "archived"));
    }

    private static Enrolment enrolment(ResultSet row) throws SQLException {
        return new Enrolment(
                row.getLong("course_id"),
                People.person(row),
                Role.valueOf(row.getString("role")),
                row.getString("section"),
                row.getString("student_number"),
                row.getString("login"),
                row.getInt("extra_time_percent"),
                Rows.flag(row, "active"));
    }
}
