package org.gradus.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.gradus.course.Role;
import org.gradus.testing.TestDatabase;
import org.gradus.web.TestClock;

/** An open database with its stores and a small course. */
final class StoreContract implements AutoCloseable {
    final TestClock clock = new TestClock(Instant.parse("2026-11-19T20:00:00Z"));
    final Database database;
    final People people;
    final Courses courses;
    final CourseAssignments assignments;
    final Submissions submissions;
    final Gradings gradings;
    final Person student;
    final Course course;
    final CourseAssignment assignment;

    StoreContract(TestDatabase kind, Path folder) {
        database = Database.open(kind.url(folder));
        people = new People(database, clock);
        courses = new Courses(database, clock);
        assignments = new CourseAssignments(database, clock);
        submissions = new Submissions(database, clock);
        gradings = new Gradings(database, clock);
        student = people.create("student07@example.org", "Student 07");
        course = courses.create("Machine Learning 1", "Autumn 2026", ZoneId.of("Europe/Zurich"));
        courses.enrol(course.id(), student.id(), Role.STUDENT);
        assignment = assignments.add(course.id(), "softmax-classifier", "Softmax classifier");
    }

    /** Stores an upload whose content is the given word. */
    long handIn(long person, String word) {
        return submissions
                .receive(
                        assignment.id(),
                        person,
                        null,
                        "hash of " + word,
                        word.getBytes(StandardCharsets.UTF_8),
                        word + ".jar",
                        "browser",
                        word,
                        clock.millis())
                .orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
