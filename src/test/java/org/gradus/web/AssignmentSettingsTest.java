package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.course.CountingRule;
import org.gradus.course.Role;
import org.gradus.diagnosis.Detail;
import org.gradus.queue.Intake;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Person;
import org.gradus.store.Secrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an instructor sets for an assignment. The server's clock begins on 30 November 2026, 13:00 in Zurich. */
class AssignmentSettingsTest {
    private static final Pattern CONFIRMATION = Pattern.compile("name=\"confirmed\" value=\"([0-9a-f]+)\"");

    private TestServer server;
    private Course course;
    private CourseAssignment assignment;
    private Person student;
    private Browser browser;
    private String place;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        course = server.course("Machine Learning 1");
        student = server.member(course, "student07", Role.STUDENT);
        browser = server.signedIn(server.member(course, "instructor01", Role.INSTRUCTOR));
        assignment = server.assignment(course, "activations");
        place = "/courses/" + course.id() + "/assignments/" + assignment.id();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Map<String, String> form(String... changes) {
        Map<String, String> form = new HashMap<>(Map.of(
                "title", "Activations", "published", "yes", "counting", "BEST", "diagnosis", "FULL", "team-size", "1"));
        for (int i = 0; i < changes.length; i += 2) {
            form.put(changes[i], changes[i + 1]);
        }
        return form;
    }

    private Browser.Page save(Map<String, String> form) {
        return browser.post(place + "/settings", form);
    }

    private CourseAssignment now() {
        return server.services().assignments().byId(assignment.id()).orElseThrow();
    }

    private void handIn() {
        Intake.Taken taken = server.services()
                .intake()
                .takeAnyway(
                        assignment,
                        new Intake.Upload(
                                student.id(),
                                "a.jar",
                                server.sample("activations/accepted/loops"),
                                "browser",
                                Secrets.token()),
                        TestServer.NOW);
        assertThat(taken).isInstanceOf(Intake.Taken.Accepted.class);
    }

    @Test
    void everythingIsSetByTheClockOfTheCourse() {
        Browser.Page page = save(form(
                "opens", "2026-11-30T08:00",
                "due", "2026-12-14T23:59",
                "late-due", "2026-12-16T23:59",
                "penalty", "12,5",
                "attempts", "10",
                "refill", "90",
                "refill-unit", "minutes",
                "counting", "CHOSEN",
                "diagnosis", "HINT",
                "team-size", "2"));

        assertThat(page.status()).as(page.body()).isEqualTo(303);
        assertThat(now())
                .isEqualTo(new CourseAssignment(
                        assignment.id(),
                        course.id(),
                        "activations",
                        "Activations",
                        assignment.position(),
                        true,
                        Instant.parse("2026-11-30T07:00:00Z"),
                        Instant.parse("2026-12-14T22:59:00Z"),
                        Instant.parse("2026-12-16T22:59:00Z"),
                        0.125,
                        10,
                        90,
                        CountingRule.CHOSEN,
                        Detail.HINT,
                        2,
                        null));
        assertThat(browser.follow(page).body())
                .contains(
                        "by the clock of Europe/Zurich",
                        "value=\"2026-12-14T23:59\"",
                        "value=\"12.5\"",
                        "value=\"90\"");
        assertThat(server.services().audit().of(course.id(), Long.MAX_VALUE, 9))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("assignment.changed");
                    assertThat(entry.detail()).contains("due: – → 2026-12-14T22:59:00Z", "counts: BEST → CHOSEN");
                });
    }

    @Test
    void anHourThatTheClockSkipsIsExplained() {
        Browser.Page page = save(form("due", "2027-03-28T02:30"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("there is no 02:30 on that day", "value=\"2027-03-28T02:30\"");
        assertThat(now().due()).isNull();
    }

    @Test
    void everyProblemIsSaid() {
        Browser.Page page = save(form(
                "title", "",
                "opens", "2026-12-14T23:59",
                "due", "2026-12-01T23:59",
                "penalty", "much",
                "attempts", "many",
                "counting", "WORST",
                "team-size", "400"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "The title is missing.",
                        "The due date must be later than the opening.",
                        "The penalty is a number of percent",
                        "The number of attempts is a whole number",
                        "Choose which attempt counts.",
                        "The size of a team is a whole number from 1 to 20.");
        assertThat(now()).isEqualTo(assignment);
    }

    @Test
    void aDueDateInThePastIsSetOnlyWhenThatIsConfirmed() {
        Map<String, String> form = form("due", "2026-11-29T23:59");

        Browser.Page asked = save(form);

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body()).contains("The new due date has already passed");
        assertThat(now().due()).isNull();

        form.put("confirmed", confirmation(asked));
        assertThat(save(form).status()).isEqualTo(303);
        assertThat(now().due()).isEqualTo(Instant.parse("2026-11-29T22:59:00Z"));
    }

    private static String confirmation(Browser.Page page) {
        Matcher found = CONFIRMATION.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    @Test
    void aConfirmationIsGoodOnlyForWhatWasRead() {
        handIn();
        String confirmation = confirmation(save(form("due", "2027-01-10T23:59", "counting", "LATEST")));

        Browser.Page page = save(form("due", "2026-11-29T23:59", "counting", "LATEST", "confirmed", confirmation));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("1 attempt that was on time came after the new due date");
        assertThat(now()).isEqualTo(assignment);
    }

    private String seen(Browser.Page page) {
        Matcher matcher = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"").matcher(page.body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void aChangeFromAnOlderPageDoesNotUndoSomebodyElses() {
        String seen = seen(browser.get(place + "/settings"));
        assertThat(save(form("title", "First", "seen", seen)).status()).isEqualTo(303);

        Browser.Page second = save(form("title", "Second", "seen", seen));
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.body())
                .contains("Somebody has changed these settings since you opened them.")
                .contains("value=\"Second\"");
        assertThat(now().title()).isEqualTo("First");

        assertThat(save(form("title", "Second", "seen", seen(second))).status()).isEqualTo(303);
        assertThat(now().title()).isEqualTo("Second");
    }

    @Test
    void attemptsOfStudentsWithMoreTimeAreNotSaidToBecomeLate() {
        handIn();
        server.services()
                .extensions()
                .grant(
                        assignment.id(),
                        new org.gradus.store.Extensions.Granted(
                                student.id(), Instant.parse("2026-12-24T12:00:00Z"), null, 0, ""),
                        null);

        assertThat(save(form("due", "2026-11-29T23:59")).body())
                .contains("The new due date has already passed")
                .doesNotContain("on time came after the new due date");
    }

    @Test
    void gradesArePublishedAndWithdrawn() {
        browser.post(place + "/grades", Map.of("what", "publish"));
        assertThat(now().gradesPublished()).isEqualTo(TestServer.NOW);
        assertThat(browser.get("/courses/" + course.id()).body()).contains("grades published");

        browser.post(place + "/grades", Map.of("what", "withdraw"));
        assertThat(now().gradesPublished()).isNull();
        assertThat(server.services().audit().of(course.id(), Long.MAX_VALUE, 9))
                .extracting(AuditLog.Entry::action)
                .containsExactly("grades.withdrawn", "grades.published");
    }

    @Test
    void savingTheSettingsKeepsGradesPublished() {
        browser.post(place + "/grades", Map.of("what", "publish"));
        save(form("attempts", "3"));
        assertThat(now().gradesPublished()).isEqualTo(TestServer.NOW);
        assertThat(now().attempts()).isEqualTo(3);
    }

    @Test
    void anAssignmentIsRemovedWhileNothingWasHandedIn() {
        assertThat(browser.post(place + "/remove", Map.of()).location()).isEqualTo("/courses/" + course.id());
        assertThat(server.services().assignments().of(course.id())).isEmpty();
    }

    @Test
    void anAssignmentForWhichSomethingWasHandedInStays() {
        handIn();

        Browser.Page page = browser.post(place + "/remove", Map.of());

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("was not removed");
        assertThat(server.services().submissions().count(assignment.id())).isEqualTo(1);
    }
}
