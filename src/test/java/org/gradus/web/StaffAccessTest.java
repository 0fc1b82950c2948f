package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.gradus.course.Role;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use which of the pages with which a course is set up. */
class StaffAccessTest {
    private TestServer server;
    private Course course;
    private Course other;
    private String place;
    private Person student;
    private Person assistant;
    private Person instructor;
    private Person administrator;
    private Person outsider;

    private record Route(String method, String path) {}

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        course = server.course("Machine Learning 1");
        other = server.course("Machine Learning 2");
        student = server.member(course, "student07", Role.STUDENT);
        assistant = server.member(course, "assistant01", Role.ASSISTANT);
        instructor = server.member(course, "instructor01", Role.INSTRUCTOR);
        administrator = server.administrator("administrator01");
        outsider = server.member(other, "instructor02", Role.INSTRUCTOR);
        place = "/courses/" + course.id();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Those of instructors, with forms that are not filled in: whoever is let in changes nothing, either. */
    private List<Route> instructorRoutes() {
        CourseAssignment assignment = server.assignment(course, "activations");
        String assignmentPlace = place + "/assignments/" + assignment.id();
        List<Route> routes = new ArrayList<>();
        for (String path : List.of(
                place + "/settings",
                place + "/catalog",
                place + "/roster/import",
                place + "/roster/people/" + student.id(),
                assignmentPlace + "/settings",
                assignmentPlace + "/extensions")) {
            routes.add(new Route("GET", path));
            routes.add(new Route("POST", path));
        }
        for (String path : List.of(
                place + "/order",
                place + "/roster",
                place + "/roster/invitations",
                place + "/roster/import/apply",
                place + "/roster/people/" + student.id() + "/return",
                assignmentPlace + "/grades",
                assignmentPlace + "/extensions/withdraw")) {
            routes.add(new Route("POST", path));
        }
        return routes;
    }

    private static Browser.Page send(Browser browser, Route route) {
        return route.method().equals("GET") ? browser.get(route.path()) : browser.post(route.path(), Map.of());
    }

    @Test
    void onlyInstructorsAndAdministratorsSetThings() {
        List<Route> routes = instructorRoutes();
        assertThat(routes).hasSize(19);
        SoftAssertions softly = new SoftAssertions();
        Browser students = server.signedIn(student);
        Browser assistants = server.signedIn(assistant);
        Browser instructors = server.signedIn(instructor);
        Browser administrators = server.signedIn(administrator);
        Browser outsiders = server.signedIn(outsider);
        for (Route route : routes) {
            softly.assertThat(send(students, route).status())
                    .as("student " + route)
                    .isEqualTo(403);
            softly.assertThat(send(assistants, route).status())
                    .as("assistant " + route)
                    .isEqualTo(403);
            softly.assertThat(send(outsiders, route).status())
                    .as("outsider " + route)
                    .isEqualTo(404);
            softly.assertThat(send(server.browser(), route).location())
                    .as("nobody " + route)
                    .startsWith("/sign-in");
        }
        for (Route route : routes) {
            for (Browser allowed : List.of(instructors, administrators)) {
                Browser.Page page = send(allowed, route);
                softly.assertThat(page.status()).as("allowed " + route).isNotIn(401, 403, 405, 500, 503);
                softly.assertThat(page.location()).as("allowed " + route).doesNotStartWith("/sign-in");
            }
        }
        softly.assertAll();
    }

    @Test
    void assistantsSeeTheRosterAndChangeNothingThere() {
        Browser.Page page = server.signedIn(assistant).get(place + "/roster");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("student07@example.org").doesNotContain("/roster/people/", "id=\"email\"");
        assertThat(server.signedIn(student).get(place + "/roster").status()).isEqualTo(403);
        assertThat(server.signedIn(outsider).get(place + "/roster").status()).isEqualTo(404);
    }

    @Test
    void anAssignmentIsNotReachedThroughAnotherCourse() {
        CourseAssignment foreign = server.assignment(other, "activations");

        assertThat(server.signedIn(instructor)
                        .get(place + "/assignments/" + foreign.id() + "/settings")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPersonIsNotReachedThroughAnotherCourse() {
        assertThat(server.signedIn(instructor)
                        .get(place + "/roster/people/" + outsider.id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tabsOfferEachOnlyWhatTheyMayUse() {
        assertThat(server.signedIn(student).get(place).body()).doesNotContain(place + "/roster", place + "/settings");
        assertThat(server.signedIn(assistant).get(place).body())
                .contains(place + "/roster")
                .doesNotContain(place + "/settings", place + "/catalog");
        assertThat(server.signedIn(instructor).get(place).body())
                .contains(place + "/roster", place + "/settings", place + "/catalog");
    }
}
