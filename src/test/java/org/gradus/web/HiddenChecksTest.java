package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gradus.assignment.CheckDefinition;
import org.gradus.check.Coordinate;
import org.gradus.check.Figure;
import org.gradus.check.Finding;
import org.gradus.check.Visibility;
import org.gradus.course.Role;
import org.gradus.desk.Addresses;
import org.gradus.desk.Points;
import org.gradus.desk.Times;
import org.gradus.grading.CheckResult;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.store.ApiTokens;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Enrolment;
import org.gradus.store.Extensions;
import org.gradus.store.Gradings;
import org.gradus.store.Person;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a check's visibility hides is in no answer to a student before its time: neither its name nor anything that it said, nor its points,
 * alone or within a sum. Each check of the invented reports has a word of its own that stands in all its texts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenChecksTest {
    private static final Map<Visibility, String> WORDS = Map.of(
            Visibility.PUBLIC, "amber",
            Visibility.AFTER_DUE, "birch",
            Visibility.AFTER_PUBLICATION, "cedar",
            Visibility.STAFF, "delta");

    /** Earned by the earlier submission, by the later one, and to be had; no sum of some is a sum of others. */
    private static final Map<Visibility, List<Double>> POINTS = Map.of(
            Visibility.PUBLIC, List.of(0.31, 1.37, 2.53),
            Visibility.AFTER_DUE, List.of(7.07, 10.11, 23.17),
            Visibility.AFTER_PUBLICATION, List.of(70.19, 100.53, 231.19),
            Visibility.STAFF, List.of(700.43, 1000.71, 2311.29));

    /** Tokens of forms may hold anything by chance. */
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final Duration DAY = Duration.ofDays(1);

    private TestServer server;
    private Instant due;
    private Course course;
    private CourseAssignment assignment;
    private Person student;
    private Person other;
    private long earlier;
    private long later;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void handIn() {
        due = server.clock().instant().plus(DAY);
        course = server.course("Machine Learning 1");
        assignment = with(server.assignment(course, "softmax-classifier"), null, due, null, 1);
        student = server.member(course, "student07", Role.STUDENT);
        other = server.member(course, "student08", Role.STUDENT);
        earlier = graded(student, null, 0);
        later = graded(student, null, 1);
    }

    private CourseAssignment with(
            CourseAssignment before,
            @Nullable Instant opens,
            @Nullable Instant due,
            @Nullable Instant lateDue,
            int teamSize) {
        CourseAssignment changed = new CourseAssignment(
                before.id(),
                before.course(),
                before.catalogId(),
                before.title(),
                before.position(),
                true,
                opens,
                due,
                lateDue,
                lateDue == null ? 0 : 0.1,
                null,
                null,
                before.counting(),
                before.diagnosis(),
                teamSize,
                null);
        server.services().assignments().update(changed);
        return changed;
    }

    private static ScoreReport report(int which) {
        List<CheckResult> checks = new ArrayList<>();
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (Visibility visibility : Visibility.values()) {
            String word = WORDS.get(visibility);
            List<Double> points = POINTS.get(visibility);
            checks.add(new CheckResult(
                    "checkOf" + word,
                    checks.size() + 1,
                    "Title of " + word,
                    points.get(which),
                    points.get(2),
                    visibility,
                    CheckResult.Status.PARTIAL,
                    WorkerOutcome.OK,
                    List.of(Finding.of("Message of " + word, "expected " + word, "found " + word, "place of " + word)
                            .with(
                                    List.of(new Coordinate("w of " + word, 1, 0.1, 2, 0.5, "disagrees")),
                                    List.of(new Figure.Scatter(
                                            "Figure of " + word,
                                            "Caption of " + word,
                                            new double[] {1, 2},
                                            new double[] {1, 3},
                                            2)))),
                    "Hint of " + word,
                    new Output("Print of " + word, 0, "", 20),
                    Duration.ofMillis(80)));
            diagnoses.add(new Diagnosis(
                    "MistakeOf" + word, "Mistake of " + word, "Evidence of " + word, "Look at " + word, visibility));
        }
        return new ScoreReport(
                new ScoreReport.AssignmentFacts("softmax-classifier", "Softmax", "00"),
                new ScoreReport.SubmissionFacts("", "mine.jar", "0".repeat(64), 0, Map.of()),
                ScoreReport.State.GRADED,
                null,
                List.of(),
                checks,
                diagnoses,
                new ScoreReport.Facts("invented", "L1", "none", "17", 6543, TestServer.NOW, Duration.ofSeconds(4321)));
    }

    private long graded(Person person, @Nullable Long team, int which) {
        Submissions submissions = server.services().submissions();
        long id = submissions
                .receive(
                        assignment.id(),
                        person.id(),
                        team,
                        "1".repeat(64),
                        new byte[] {1},
                        "mine.jar",
                        "browser",
                        "form " + assignment.id() + " " + which,
                        server.clock().millis() + which)
                .orElseThrow();
        submissions.claim(id, "run");
        new Gradings(server.services().database(), server.clock())
                .finish(id, "run", report(which), StoredSubmission.State.GRADED, true);
        return id;
    }

    /** Every address that a student can ask for, with the answer. */
    private Map<String, Browser.Page> answers(Person person) {
        Browser browser = server.as(person);
        Browser listening = server.as(person).with("Accept", "text/event-stream");
        Browser program = server.browser()
                .with(
                        "Authorization",
                        "Bearer "
                                + server.services()
                                        .tokens()
                                        .create(person.id(), "test", ApiTokens.Scope.READ, Duration.ofDays(90)));
        String place = Addresses.assignment(assignment);
        String submission = Addresses.submission(assignment, later);
        Map<String, Browser.Page> answers = new LinkedHashMap<>();
        for (String path : List.of(
                "/",
                "/account",
                Addresses.course(course.id()),
                place,
                submission,
                submission + "/state",
                submission + "/report.json",
                submission + "/compare/" + earlier,
                Addresses.submission(assignment, earlier) + "/compare/" + later,
                // Those of the staff: refused, and nothing in the refusal.
                place + "/overview",
                place + "/mistakes?name=MistakeOfbirch",
                place + "/students/" + person.id(),
                place + "/grades-moodle.csv",
                place + "/submissions.zip",
                Addresses.course(course.id()) + "/gradebook",
                Addresses.course(course.id()) + "/gradebook.csv",
                Addresses.course(course.id()) + "/audit",
                Addresses.course(course.id()) + "/audit.csv")) {
            answers.put(path, browser.get(path));
        }
        answers.put(submission + "/events", listening.get(submission + "/events"));
        for (String path : List.of(
                "/courses",
                Addresses.course(course.id()) + "/assignments",
                place + "/submissions",
                submission,
                submission + "/report.txt",
                submission + "/report.txt?coloured=true")) {
            answers.put(ApiPages.ROOT + path, program.get(ApiPages.ROOT + path));
        }
        return answers;
    }

    /** Points of hidden checks, and all sums in which some are. */
    private static Set<String> secretSums(Set<Visibility> seen) {
        Set<String> sums = new java.util.TreeSet<>();
        int all = 1 << Visibility.values().length;
        for (int which = 0; which < 3; which++) {
            for (int chosen = 1; chosen < all; chosen++) {
                double sum = 0;
                boolean secret = false;
                for (Visibility visibility : Visibility.values()) {
                    if ((chosen & (1 << visibility.ordinal())) != 0) {
                        sum += POINTS.get(visibility).get(which);
                        secret |= !seen.contains(visibility);
                    }
                }
                if (secret) {
                    sums.add(Points.of(sum));
                }
            }
        }
        return sums;
    }

    private void sees(Person person, Visibility... visible) {
        Set<Visibility> seen = EnumSet.copyOf(Arrays.asList(visible));
        Map<String, Browser.Page> answers = answers(person);
        Set<String> sums = secretSums(seen);
        assertThat(answers).hasSize(25);
        answers.forEach((address, page) -> {
            // The port is chance, too, and may look like a secret number.
            String said =
                    RANDOM.matcher(page.body().replace(server.address(), "")).replaceAll("");
            for (Visibility visibility : Visibility.values()) {
                if (!seen.contains(visibility)) {
                    assertThat(said)
                            .as(address + " to " + person.name() + " who sees " + seen)
                            .doesNotContainIgnoringCase(WORDS.get(visibility));
                }
            }
            sums.forEach(sum -> assertThat(said)
                    .as(address + " to " + person.name() + " who sees " + seen)
                    .doesNotContain(sum));
            if (seen.size() < Visibility.values().length) {
                assertThat(said).as(address).doesNotContain("6543", "6,543", "4321", "72 min");
            }
        });
        String submission = Addresses.submission(assignment, later);
        for (String address : List.of(
                submission,
                submission + "/report.json",
                submission + "/compare/" + earlier,
                ApiPages.ROOT + submission,
                ApiPages.ROOT + submission + "/report.txt")) {
            Browser.Page page = answers.get(address);
            assertThat(page.status()).as(address + " to " + person.name()).isEqualTo(200);
            seen.forEach(
                    visibility -> assertThat(page.body()).as(address).contains("Title of " + WORDS.get(visibility)));
        }
        String points = Points.of(seen.stream()
                .mapToDouble(visibility -> POINTS.get(visibility).get(1))
                .sum());
        for (String address : List.of(
                Addresses.assignment(assignment),
                submission,
                submission + "/compare/" + earlier,
                ApiPages.ROOT + Addresses.assignment(assignment) + "/submissions",
                ApiPages.ROOT + submission)) {
            assertThat(answers.get(address).body()).as(address).contains(points);
        }
        // What the assignment itself will check, before anything is handed in.
        String task = answers.get(Addresses.assignment(assignment)).body();
        for (CheckDefinition check :
                server.services().catalog().get(assignment.catalogId()).checks()) {
            String row = "<th scope=\"row\" class=\"wraps\">" + check.title().replace("'", "&#39;") + "</th>";
            if (seen.contains(check.visibility())) {
                assertThat(task).contains(row);
            } else {
                assertThat(task).doesNotContain(row);
            }
        }
    }

    private void publish() {
        CourseAssignment now =
                server.services().assignments().byId(assignment.id()).orElseThrow();
        server.services()
                .assignments()
                .update(now.withGradesPublished(server.clock().instant()));
    }

    private void extend(Person person, Instant due) {
        server.services()
                .extensions()
                .grant(assignment.id(), new Extensions.Granted(person.id(), due, null, 0, "ill"), null);
    }

    private void drop(Person person) {
        server.services().courses().update(new Enrolment(course.id(), person, Role.STUDENT, "", "", "", 0, false));
    }

    @Test
    void eachCheckIsSeenFromItsTimeOn() {
        sees(student, Visibility.PUBLIC);
        server.clock().advance(DAY.plusSeconds(1));
        sees(student, Visibility.PUBLIC, Visibility.AFTER_DUE);
        publish();
        sees(student, Visibility.PUBLIC, Visibility.AFTER_DUE, Visibility.AFTER_PUBLICATION);
    }

    @Test
    void staffSeeAllAtOnce() {
        Person assistant = server.member(course, "assistant01", Role.ASSISTANT);
        Browser browser = server.as(assistant);
        String submission = Addresses.submission(assignment, later);

        for (String address : List.of(submission, submission + "/report.json", submission + "/compare/" + earlier)) {
            assertThat(browser.get(address).body())
                    .as(address)
                    .contains(WORDS.values().stream()
                            .map(word -> "Title of " + word)
                            .toList());
        }
        assertThat(browser.get(Addresses.course(course.id()) + "/gradebook.csv").body())
                .contains("1112.72");
    }

    @Test
    void aTokenForOnesOwnWorkShowsAnAssistantNoMoreThanAStudent() {
        server.services().courses().enrol(course.id(), student.id(), Role.ASSISTANT);
        String submission = ApiPages.ROOT + Addresses.submission(assignment, later);
        String token =
                server.services().tokens().create(student.id(), "test", ApiTokens.Scope.READ, Duration.ofDays(90));

        assertThat(server.browser()
                        .with("Authorization", "Bearer " + token)
                        .get(submission + "/report.txt")
                        .body())
                .contains("amber")
                .doesNotContain("birch", "cedar", "delta");
    }

    @Test
    void whoIsThroughSeesNothingWhileSomebodyHasMoreTime() {
        Instant until = due.plus(DAY.multipliedBy(3));
        extend(other, until);
        server.clock().advance(DAY.plusSeconds(1));

        sees(student, Visibility.PUBLIC);
        String page = server.as(student).get(Addresses.assignment(assignment)).body();
        assertThat(page)
                .contains("shown when nobody can hand in any more")
                .doesNotContain(new Times(course.timeZone()).at(until), other.name());
        assertThat(server.as(student)
                        .get(Addresses.submission(assignment, later))
                        .body())
                .contains("hidden until the last due date has passed");

        server.clock().advance(DAY.multipliedBy(3));
        sees(student, Visibility.PUBLIC, Visibility.AFTER_DUE);
    }

    @Test
    void whoHasLeftTheCourseKeepsNobodyWaiting() {
        extend(other, due.plus(DAY.multipliedBy(3)));
        server.clock().advance(DAY.plusSeconds(1));
        sees(student, Visibility.PUBLIC);

        drop(other);

        sees(student, Visibility.PUBLIC, Visibility.AFTER_DUE);
    }

    @Test
    void theLatePeriodBelongsToTheTimeInWhichNothingIsShown() {
        assignment = with(assignment, null, due, due.plus(DAY), 1);
        server.clock().advance(DAY.plusSeconds(1));
        sees(student, Visibility.PUBLIC);

        server.clock().advance(DAY);

        sees(student, Visibility.PUBLIC, Visibility.AFTER_DUE);
    }

    @Test
    void extraTimeOfASingleStudentCountsAsWell() {
        server.services().courses().update(new Enrolment(course.id(), other, Role.STUDENT, "", "", "", 50, true));
        assignment = with(assignment, due.minus(DAY.multipliedBy(2)), due, null, 1);
        server.clock().advance(DAY.plusSeconds(1));
        sees(student, Visibility.PUBLIC);

        server.clock().advance(DAY);

        sees(student, Visibility.PUBLIC, Visibility.AFTER_DUE);
    }

    @Test
    void publishedGradesAreNotForWhoStillHandsIn() {
        Instant until = due.plus(DAY.multipliedBy(3));
        extend(student, until);
        server.clock().advance(DAY.plusSeconds(1));
        publish();

        sees(student, Visibility.PUBLIC);
        assertThat(server.as(student).get(Addresses.assignment(assignment)).body())
                .contains("shown when your time is over, " + new Times(course.timeZone()).at(until));
        assertThat(server.as(student)
                        .get(Addresses.submission(assignment, later))
                        .body())
                .contains("hidden until your time is over and the grades are published");

        server.clock().advance(DAY.multipliedBy(3));
        sees(student, Visibility.PUBLIC, Visibility.AFTER_DUE, Visibility.AFTER_PUBLICATION);
    }

    @Test
    void withoutADueDateOnlyPublicationShowsMore() {
        assignment = with(assignment, null, null, null, 1);
        server.clock().advance(DAY.multipliedBy(100));
        sees(student, Visibility.PUBLIC);
        assertThat(server.as(student).get(Addresses.assignment(assignment)).body())
                .contains("shown when the grades are published")
                .doesNotContain("nobody can hand in");

        publish();

        sees(student, Visibility.PUBLIC, Visibility.AFTER_DUE, Visibility.AFTER_PUBLICATION);
    }

    /** Who looks at what a member of the team handed in is shown what his own deadline allows, not the other's. */
    @Test
    void theOneWhoLooksDecidesWhatATeamIsShown() {
        assignment = with(assignment, null, due, null, 2);
        long team = server.services().teams().make(assignment.id(), "ABCDEFGH");
        Person first = server.member(course, "student09", Role.STUDENT);
        server.services().teams().join(assignment.id(), team, first.id());
        server.services().teams().join(assignment.id(), team, other.id());
        earlier = graded(first, team, 0);
        later = graded(first, team, 1);
        extend(other, due.plus(DAY.multipliedBy(3)));
        server.clock().advance(DAY.plusSeconds(1));
        publish();

        sees(first, Visibility.PUBLIC, Visibility.AFTER_DUE, Visibility.AFTER_PUBLICATION);
        sees(other, Visibility.PUBLIC);
    }
}
