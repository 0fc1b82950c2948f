package org.gradus.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deletes people and courses for good, with all that is theirs. What a deletion takes along can be asked before. */
public final class Retention {
    /** So many submissions at a time: others who want to write wait for a moment, and not until their patience ends. */
    private static final int AT_ONCE = 1_000;

    /** Whoever waits to write in SQLite looks ten times a second whether it is possible now. */
    private static final long OTHERS_TURN_MS = 150;

    private final Database database;

    public Retention(Database database) {
        this.database = database;
    }

    /**
     * What goes with a person.
     *
     * @param courses in which the person takes or took part
     * @param teamSubmissions how many of the submissions were handed in for a team, which loses them
     */
    public record OfPerson(int courses, int submissions, int teamSubmissions) {}

    /** What goes with a course. Its people stay. */
    public record OfCourse(int people, int assignments, int submissions) {}

    public OfPerson ofPerson(long person) {
        return new OfPerson(
                count("select count(*) from enrolment where person_id = :id", person),
                count("select count(*) from submission where person_id = :id", person),
                count("select count(*) from submission where person_id = :id and team_id is not null", person));
    }

    public OfCourse ofCourse(long course) {
        return new OfCourse(
                count("select count(*) from enrolment where course_id = :id", course),
                count("select count(*) from assignment where course_id = :id", course),
                count(
                        "select count(*) from submission s join assignment a on a.id = s.assignment_id"
                                + " where a.course_id = :id",
                        course));
    }

    /** Deletes somebody: account, sessions, tokens, submissions, results, mails, and jars that nobody else handed in. */
    public void deletePerson(Person person) {
        database.transaction(handle -> {
            List<String> jars = jars("select distinct sha256 from submission where person_id = :id", person.id());
            handle.createUpdate("delete from mail where recipient = :email")
                    .bind("email", person.email())
                    .execute();
            handle.createUpdate("delete from person where id = :id")
                    .bind("id", person.id())
                    .execute();
            Jars.deleteUnused(handle, jars);
            return null;
        });
    }

    /**
     * Deletes what was handed in in a course, a part at a time, so that {@link #deleteCourse} has little to do; of a large course it takes a
     * minute. To be called outside of a transaction: others write in between.
     */
    public void emptyCourse(long course) {
        while (deleteSubmissions(course, AT_ONCE) > 0) {
            try {
                Thread.sleep(OTHERS_TURN_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreException("The server is stopping. A part of the course is left: delete it again.", e);
            }
        }
    }

    /** Deletes some submissions of a course and returns how many. */
    int deleteSubmissions(long course, int most) {
        return database.transaction(handle -> {
            Map<Long, String> jars = new HashMap<>();
            handle.createQuery("select s.id, s.sha256 from submission s join assignment a on a.id = s.assignment_id"
                            + " where a.course_id = :course limit :most")
                    .bind("course", course)
                    .bind("most", most)
                    .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                    .forEach(one -> jars.put(one.getKey(), one.getValue()));
            if (!jars.isEmpty()) {
                handle.createUpdate("delete from submission where id in (<ids>)")
                        .bindList("ids", List.copyOf(jars.keySet()))
                        .execute();
                Jars.deleteUnused(handle, Set.copyOf(jars.values()));
            }
            return jars.size();
        });
    }

    /** Deletes a course: enrolments, assignments, submissions, results, and jars that were handed in nowhere else. */
    public void deleteCourse(long course) {
        database.transaction(handle -> {
            List<String> jars = jars(
                    "select s.sha256 from submission s join assignment a on a.id = s.assignment_id"
                            + " where a.course_id = :id union select i.jar_sha256 from batch_item i"
                            + " join batch b on b.id = i.batch_id join assignment a on a.id = b.assignment_id"
                            + " where a.course_id = :id and i.jar_sha256 is not null",
                    course);
            handle.createUpdate("delete from course where id = :id")
                    .bind("id", course)
                    .execute();
            Jars.deleteUnused(handle, jars);
            return null;
        });
    }

    private List<String> jars(String sql, long id) {
        return database.with(handle ->
                handle.createQuery(sql).bind("id", id).mapTo(String.class).list());
    }

    private int count(String sql, long id) {
        return database.with(handle ->
                handle.createQuery(sql).bind("id", id).mapTo(Integer.class).one());
    }
}
