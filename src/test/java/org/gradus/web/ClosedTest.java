package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gradus.course.CountingRule;
import org.gradus.desk.Addresses;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Teams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes who gets which points is over when the assignment or the course is. */
class ClosedTest {
    private static final Duration DAY = Duration.ofDays(1);

    private TwoCourses courses;
    private TestServer server;
    private CourseAssignment assignment;
    private String place;
    private Browser student;

    @BeforeEach
    void start(@TempDir Path folder) {
        courses = new TwoCourses(folder);
        server = courses.server;
        assignment = due(TestServer.NOW.plus(DAY));
        place = Addresses.assignment(assignment);
        student = server.as(courses.here.other());
    }

    @AfterEach
    void stop() {
        courses.close();
    }

    private CourseAssignment due(Instant due) {
        CourseAssignment before = courses.here.assignment();
        CourseAssignment changed = new CourseAssignment(
                before.id(),
                before.course(),
                before.catalogId(),
                before.title(),
                before.position(),
                true,
                null,
                due,
                null,
                0,
                null,
                null,
                CountingRule.CHOSEN,
                before.diagnosis(),
                2,
                null);
        server.services().assignments().update(changed);
        return changed;
    }

    private void archive() {
        Course course = courses.here.course();
        server.services()
                .courses()
                .update(new Course(course.id(), course.title(), course.term(), course.timeZone(), true));
    }

    private String flash(Browser browser, Browser.Page page) {
        assertThat(page.status()).isEqualTo(303);
        return browser.follow(page).body();
    }

    @Test
    void nobodyJoinsATeamForItsPointsAfterTheDueDate() {
        Teams teams = server.services().teams();
        teams.join(
                assignment.id(),
                teams.make(assignment.id(), "ABCDEFGH"),
                courses.here.student().id());
        Map<String, String> join = Map.of("what", "join", "code", "abcdefgh");
        server.clock().advance(DAY.plusSeconds(1));

        assertThat(flash(student, student.post(place + "/team", join))).contains("teams stay as they are");
        assertThat(teams.teamOf(assignment.id(), courses.here.other().id())).isEmpty();

        assignment = due(TestServer.NOW.plus(DAY.multipliedBy(2)));
        assertThat(flash(student, student.post(place + "/team", join))).contains("You are in the team now.");
        assertThat(teams.teamOf(assignment.id(), courses.here.other().id())).isPresent();
    }

    private boolean earlierIsChosen() {
        return server.services()
                .submissions()
                .byId(courses.here.earlier())
                .orElseThrow()
                .chosen();
    }

    @Test
    void nothingIsChosenInACourseThatIsOver() {
        Browser browser = server.as(courses.here.student());
        String choose = Addresses.submission(assignment, courses.here.earlier()) + "/choose";
        archive();

        assertThat(flash(browser, browser.post(choose, Map.of()))).contains("the attempt that counts stays as it is");
        assertThat(earlierIsChosen()).isFalse();
        assertThat(flash(student, student.post(place + "/team", Map.of("what", "make"))))
                .contains("teams stay as they are");
    }

    @Test
    void nothingIsChosenOnceTheGradesArePublished() {
        Browser browser = server.as(courses.here.student());
        String choose = Addresses.submission(assignment, courses.here.earlier()) + "/choose";
        server.services().assignments().update(assignment.withGradesPublished(TestServer.NOW));

        assertThat(flash(browser, browser.post(choose, Map.of()))).contains("The grades are published");
        assertThat(earlierIsChosen()).isFalse();
        assertThat(browser.get(place).body()).doesNotContain("/choose");
    }

    @Test
    void anotherOneIsAskedForWhileItIsTaken() {
        Browser browser = server.as(courses.here.student());
        String report = Addresses.submission(assignment, courses.here.submission());
        assertThat(browser.get(report).body()).contains(place + "#hand-in");

        archive();
        assertThat(browser.get(report).body()).doesNotContain("#hand-in");
    }

    @Test
    void anotherOneIsNotAskedForAfterTheLastMoment() {
        String report = Addresses.submission(assignment, courses.here.submission());
        due(TestServer.NOW.minus(DAY));

        assertThat(server.as(courses.here.student()).get(report).body()).doesNotContain("#hand-in");
    }

    @Test
    void theAddressOfEventsTellsWhoReadsNone() {
        String events = Addresses.submission(assignment, courses.here.submission()) + "/events";

        Browser.Page page = server.as(courses.here.student()).get(events);

        assertThat(page.status()).isEqualTo(406);
        assertThat(page.body()).contains("Ask for text/event-stream, or look at the address that ends in /state.");
        assertThat(server.as(courses.here.student())
                        .with("Accept", "text/event-stream")
                        .get(events)
                        .body())
                .contains("event: state", "\"state\":\"GRADED\"");
    }
}
