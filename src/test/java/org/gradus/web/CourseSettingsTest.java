package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.gradus.course.Role;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Naming a course, and choosing its assignments. */
class CourseSettingsTest {
    private TestServer server;
    private Course course;
    private String place;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        course = server.course("Machine Learning 1");
        place = "/courses/" + course.id();
        browser = server.signedIn(server.member(course, "instructor01", Role.INSTRUCTOR));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Course now() {
        return server.services().courses().byId(course.id()).orElseThrow();
    }

    @Test
    void aCourseIsChangedAndTheChangeIsNoted() {
        Browser.Page page = browser.post(
                place + "/settings",
                Map.of("title", "Machine <b>Learning</b>", "term", "Spring 2027", "zone", "America/New_York"));

        assertThat(page.status()).isEqualTo(303);
        assertThat(now())
                .isEqualTo(new Course(
                        course.id(), "Machine <b>Learning</b>", "Spring 2027", ZoneId.of("America/New_York"), false));
        assertThat(browser.follow(page).body())
                .contains("Machine &lt;b&gt;Learning")
                .doesNotContain("<b>Learning");
        assertThat(server.services().audit().of(course.id(), Long.MAX_VALUE, 9))
                .singleElement()
                .extracting(AuditLog.Entry::action, AuditLog.Entry::detail)
                .containsExactly(
                        "course.changed",
                        "title: Machine Learning 1 → Machine <b>Learning</b>; term: Autumn 2026 → Spring 2027;"
                                + " time zone: Europe/Zurich → America/New_York");
    }

    @Test
    void everyProblemIsSaidAndNothingChanges() {
        Browser.Page page = browser.post(place + "/settings", Map.of("title", " ", "zone", "Mars/Olympus"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("The title is missing.", "There is no such time zone.", "value=\"Mars/Olympus\"");
        assertThat(now()).isEqualTo(course);
    }

    @Test
    void nothingIsHandedInToACourseThatIsOver() {
        CourseAssignment assignment = server.assignment(course, "activations");
        Person student = server.member(course, "student07", Role.STUDENT);
        Browser his = server.signedIn(student);
        assertThat(his.get(place).body()).contains(">open<");
        assertThat(his.get(place + "/assignments/" + assignment.id()).body()).contains("No deadline");
        browser.post(
                place + "/settings", Map.of("title", "ML", "term", "", "zone", "Europe/Zurich", "archived", "yes"));
        assertThat(now().archived()).isTrue();
        assertThat(his.get(place).body()).contains(">closed<").doesNotContain(">open<");
        assertThat(his.get(place + "/assignments/" + assignment.id()).body())
                .contains("Closed")
                .doesNotContain("No deadline");

        Browser.Page page = his.upload(
                place + "/assignments/" + assignment.id() + "/submissions",
                Map.of(),
                "jar",
                "a.jar",
                server.sample("activations/accepted/loops"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("The course is over");
        assertThat(server.services().submissions().count(assignment.id())).isZero();
    }

    @Test
    void anAssignmentOfTheCatalogIsAddedOnceAsADraft() {
        assertThat(browser.get(place + "/catalog").body()).contains("value=\"activations\"");

        Browser.Page page = browser.post(place + "/catalog", Map.of("assignment", "activations"));
        browser.post(place + "/catalog", Map.of("assignment", "activations"));

        assertThat(server.services().assignments().of(course.id()))
                .singleElement()
                .satisfies(added -> {
                    assertThat(added.published()).isFalse();
                    assertThat(page.location()).isEqualTo(place + "/assignments/" + added.id() + "/settings");
                });
        assertThat(browser.get(place + "/catalog").body())
                .doesNotContain("value=\"activations\"")
                .contains("in the course");
        assertThat(server.services().audit().of(course.id(), Long.MAX_VALUE, 9))
                .extracting(AuditLog.Entry::action)
                .containsExactly("assignment.added");
        assertThat(browser.get(place).body()).contains("draft");
    }

    @Test
    void anAssignmentThatIsNotInTheCatalogIsNotAdded() {
        assertThat(browser.post(place + "/catalog", Map.of("assignment", "../reference"))
                        .status())
                .isEqualTo(400);
        assertThat(server.services().assignments().of(course.id())).isEmpty();
    }

    @Test
    void assignmentsChangePlaces() {
        CourseAssignment first = server.assignment(course, "activations");
        CourseAssignment second = server.assignment(course, "softmax-classifier");

        browser.post(place + "/order", Map.of("assignment", Long.toString(second.id()), "to", "up"));
        assertThat(server.services().assignments().of(course.id()))
                .extracting(CourseAssignment::id)
                .containsExactly(second.id(), first.id());

        browser.post(place + "/order", Map.of("assignment", Long.toString(second.id()), "to", "up"));
        assertThat(server.services().assignments().of(course.id()))
                .extracting(CourseAssignment::id)
                .as("the first stays first")
                .containsExactly(second.id(), first.id());
    }
}
