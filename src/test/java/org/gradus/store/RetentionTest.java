package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.gradus.course.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private final Clock clock = Clock.systemUTC();
    private Database database;
    private Retention retention;
    private Submissions submissions;
    private People people;
    private Courses courses;
    private CourseAssignments assignments;
    private Person student;
    private Person other;
    private Course course;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(Database.urlIn(folder));
        retention = new Retention(database);
        submissions = new Submissions(database, clock);
        people = new People(database, clock);
        courses = new Courses(database, clock);
        assignments = new CourseAssignments(database, clock);
        student = people.create("student07@example.org", "student07");
        other = people.create("student08@example.org", "student08");
        course = courses.create("Machine Learning 1", "", ZoneId.of("UTC"));
        for (Person person : List.of(student, other)) {
            courses.enrol(course.id(), person.id(), Role.STUDENT);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void handIn(CourseAssignment assignment, Person person, String jar) {
        submissions
                .receive(
                        assignment.id(),
                        person.id(),
                        null,
                        jar,
                        jar.getBytes(StandardCharsets.UTF_8),
                        jar + ".jar",
                        "browser",
                        Secrets.token(),
                        clock.millis())
                .orElseThrow();
    }

    private List<String> jars() {
        return database.with(handle -> handle.createQuery("select sha256 from jar order by sha256")
                .mapTo(String.class)
                .list());
    }

    private int rows(String table) {
        return database.with(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void withAPersonGoesAllThatIsTheirsAndNothingElse() {
        CourseAssignment assignment = assignments.add(course.id(), "activations", "Activations");
        handIn(assignment, student, "own");
        handIn(assignment, student, "same");
        handIn(assignment, other, "same");
        new Sessions(database, clock).open(student.id());
        new ApiTokens(database, clock).create(student.id(), "laptop", ApiTokens.Scope.READ, Duration.ofDays(30));
        new AccountLinks(database, clock).create(AccountLinks.Kind.RESET, student.id(), other.id());
        new Mails(database, clock).add(student.email(), "subject", "body");
        assertThat(retention.ofPerson(student.id())).isEqualTo(new Retention.OfPerson(1, 2, 0));

        retention.deletePerson(student);

        assertThat(people.byId(student.id())).isEmpty();
        assertThat(jars()).as("what another one handed in as well is kept").containsExactly("same");
        assertThat(submissions.of(assignment.id(), other.id(), null)).hasSize(1);
        assertThat(rows("submission")).isEqualTo(1);
        for (String table : List.of("web_session", "api_token", "account_link", "mail")) {
            assertThat(rows(table)).as(table).isZero();
        }
        assertThat(courses.roster(course.id())).extracting(Enrolment::person).containsExactly(other);
    }

    @Test
    void withACourseGoItsSubmissionsButNotItsPeople() {
        Course second = courses.create("Machine Learning 2", "", ZoneId.of("UTC"));
        CourseAssignment here = assignments.add(course.id(), "activations", "Activations");
        CourseAssignment there = assignments.add(second.id(), "activations", "Activations");
        handIn(here, student, "here");
        handIn(here, student, "both");
        handIn(there, student, "both");
        assertThat(retention.ofCourse(course.id())).isEqualTo(new Retention.OfCourse(2, 1, 2));

        retention.deleteCourse(course.id());

        assertThat(courses.all()).containsExactly(second);
        assertThat(people.all()).hasSize(2);
        assertThat(jars()).containsExactly("both");
        assertThat(rows("submission")).isEqualTo(1);
    }

    @Test
    void whatWasHandedInInACourseIsDeletedInParts() {
        Course second = courses.create("Machine Learning 2", "", ZoneId.of("UTC"));
        CourseAssignment here = assignments.add(course.id(), "activations", "Activations");
        CourseAssignment there = assignments.add(second.id(), "activations", "Activations");
        handIn(here, student, "first");
        handIn(here, student, "both");
        handIn(here, other, "first");
        handIn(there, student, "both");

        assertThat(retention.deleteSubmissions(course.id(), 2)).isEqualTo(2);
        assertThat(rows("submission")).isEqualTo(2);
        retention.emptyCourse(course.id());

        assertThat(rows("submission")).isEqualTo(1);
        assertThat(submissions.of(there.id(), student.id(), null)).hasSize(1);
        assertThat(jars()).containsExactly("both");
        assertThat(courses.all()).as("the course itself stays").hasSize(2);
    }
}
