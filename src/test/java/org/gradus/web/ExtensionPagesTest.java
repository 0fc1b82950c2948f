package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.gradus.course.Role;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Enrolment;
import org.gradus.store.Extensions;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Giving single students more time or attempts. */
class ExtensionPagesTest {
    private TestServer server;
    private Course course;
    private CourseAssignment assignment;
    private Person student;
    private Person instructor;
    private Browser browser;
    private String place;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        course = server.course("Machine Learning 1");
        student = server.member(course, "student07", Role.STUDENT);
        instructor = server.member(course, "instructor01", Role.INSTRUCTOR);
        browser = server.signedIn(instructor);
        assignment = server.assignment(course, "activations");
        place = "/courses/" + course.id() + "/assignments/" + assignment.id();
        browser.post(
                place + "/settings",
                Map.of(
                        "title",
                        "Activations",
                        "published",
                        "yes",
                        "opens",
                        "2026-11-29T12:00",
                        "due",
                        "2026-12-09T12:00",
                        "attempts",
                        "5",
                        "counting",
                        "BEST",
                        "diagnosis",
                        "FULL"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Browser.Page give(Person person, String due, String lateDue, String attempts) {
        return browser.post(
                place + "/extensions",
                Map.of(
                        "student",
                        Long.toString(person.id()),
                        "due",
                        due,
                        "late-due",
                        lateDue,
                        "attempts",
                        attempts,
                        "reason",
                        "=ill<script>"));
    }

    private java.util.Optional<Extensions.Granted> granted() {
        return server.services().extensions().granted(assignment.id(), student.id());
    }

    @Test
    void timeAndAttemptsAreGivenShownAndTakenBack() {
        Browser.Page page = give(student, "2026-12-11T12:00", "", "2");

        assertThat(page.status()).as(page.body()).isEqualTo(303);
        assertThat(granted())
                .contains(new Extensions.Granted(
                        student.id(), Instant.parse("2026-12-11T11:00:00Z"), null, 2, "=ill<script>"));
        assertThat(browser.follow(page).body())
                .contains("Fri 11 Dec 2026, 12:00 CET", "+2", "=ill&lt;script&gt;")
                .doesNotContain("=ill<script>");
        assertThat(browser.get(place + "/extensions?student=" + student.id()).body())
                .contains("value=\"2026-12-11T12:00\"");

        browser.post(place + "/extensions/withdraw", Map.of("student", Long.toString(student.id())));
        assertThat(granted()).isEmpty();
        assertThat(server.services().audit().of(course.id(), Long.MAX_VALUE, 2))
                .extracting(AuditLog.Entry::action)
                .containsExactly("extension.withdrawn", "extension.granted");
    }

    @Test
    void whatWouldGiveNothingIsRefused() {
        assertThat(give(student, "2026-12-08T12:00", "", "").body()).contains("give no more time than the course has");
        assertThat(give(student, "", "", "").body()).contains("Give a date, a number of attempts, or both.");
        assertThat(give(student, "2026-12-12T12:00", "2026-12-11T12:00", "").body())
                .contains("The late due date must not be earlier than the due date.");
        assertThat(give(student, "2027-03-28T02:30", "", "x").body())
                .contains("there is no 02:30 on that day", "Extra attempts are a whole number up to 1,000.");
        assertThat(give(student, "", "", "").status()).isEqualTo(422);
        assertThat(granted()).isEmpty();
    }

    @Test
    void onlyStudentsOfTheCourseAreGivenSomething() {
        assertThat(give(instructor, "2026-12-11T12:00", "", "").body()).contains("Choose a student of the course.");
        assertThat(give(server.person("stranger01"), "2026-12-11T12:00", "", "").status())
                .isEqualTo(422);
        assertThat(server.services().extensions().of(assignment.id())).isEmpty();
    }

    @Test
    void aStandingAccommodationIsShown() {
        Enrolment enrolment =
                server.services().courses().enrolment(course.id(), student.id()).orElseThrow();
        server.services().courses().update(new Enrolment(course.id(), student, enrolment.role(), "", "", "", 50, true));

        // Half of ten days on top.
        assertThat(browser.get(place + "/extensions").body()).contains("+50 %", "Mon 14 Dec 2026, 12:00 CET");
    }
}
