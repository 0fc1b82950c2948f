package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.course.Role;
import org.gradus.course.ScoreOverride;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Enrolment;
import org.gradus.store.GeneratedClass;
import org.gradus.store.Gradings;
import org.gradus.store.InventedReports;
import org.gradus.store.Overrides;
import org.gradus.store.Person;
import org.gradus.store.Regrades;
import org.gradus.store.StatementCount;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages on which staff see the class, against a whole server with an invented class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassPagesTest {
    private static final String ATTACK = "=HYPERLINK(\"http://example.org\")";

    private TestServer server;
    private Course course;
    private CourseAssignment assignment;
    private String place;
    private long student;
    private Browser instructor;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        course = generated(12);
        assignment = server.services().assignments().of(course.id()).get(0);
        place = "/courses/" + course.id() + "/assignments/" + assignment.id();
        student = students().get(0).person().id();
        Person person = server.person("instructor01");
        server.services().courses().enrol(course.id(), person.id(), Role.INSTRUCTOR);
        instructor = server.signedIn(person);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Course generated(int students) {
        return new GeneratedClass(server.services().database(), server.clock(), InventedReports.all(), 7)
                .fill(students, List.of("softmax-classifier", "activations"), 4);
    }

    private List<Enrolment> students() {
        return server.services().courses().roster(course.id()).stream()
                .filter(enrolment -> enrolment.role() == Role.STUDENT)
                .toList();
    }

    /** The pages of a class, and how many statements each of them may take. */
    private static Map<String, Integer> pages(TestServer server, Course course) {
        long first = server.services().assignments().of(course.id()).get(0).id();
        long person = server.services().courses().roster(course.id()).stream()
                .filter(enrolment -> enrolment.role() == Role.STUDENT)
                .mapToLong(enrolment -> enrolment.person().id())
                .filter(id ->
                        !server.services().submissions().of(first, id, null).isEmpty())
                .findFirst()
                .orElseThrow();
        long submission =
                server.services().submissions().of(first, person, null).get(0).id();
        String of = "/courses/" + course.id();
        String place = of + "/assignments/" + first;
        Map<String, Integer> pages = new LinkedHashMap<>();
        pages.put(of, 10);
        pages.put(of + "/gradebook", 14);
        pages.put(of + "/gradebook?sort=total&section=Section+1&page=2", 14);
        pages.put(of + "/gradebook.csv", 14);
        pages.put(of + "/roster", 10);
        pages.put(of + "/audit", 10);
        pages.put(place, 20);
        pages.put(place + "/overview", 16);
        pages.put(place + "/overview?section=Section+1", 16);
        pages.put(place + "/mistakes?name=Mistake3", 16);
        pages.put(place + "/students/" + person, 14);
        pages.put(place + "/submissions/" + submission, 18);
        pages.put(place + "/regrades", 12);
        pages.put(place + "/extensions", 14);
        pages.put(place + "/grades-moodle.csv", 14);
        return pages;
    }

    @Test
    void aLargerClassCostsNoMoreStatements() {
        Course larger = generated(130);
        Person person = server.person("instructor02");
        server.services().courses().enrol(course.id(), person.id(), Role.INSTRUCTOR);
        server.services().courses().enrol(larger.id(), person.id(), Role.INSTRUCTOR);
        Browser browser = server.signedIn(person);
        Map<String, Integer> pages = pages(server, course);
        List<String> ofLarger = List.copyOf(pages(server, larger).keySet());

        int at = 0;
        for (Map.Entry<String, Integer> page : pages.entrySet()) {
            int few = statements(browser, page.getKey());
            assertThat(few).as(page.getKey()).isBetween(3, page.getValue());
            assertThat(statements(browser, ofLarger.get(at)))
                    .as(ofLarger.get(at))
                    .isEqualTo(few);
            at++;
        }
        assertThat(at).isEqualTo(15);
    }

    @Test
    void moreAssignmentsCostAStudentNoMoreStatements() {
        Course longer = new GeneratedClass(server.services().database(), server.clock(), InventedReports.all(), 8)
                .fill(3, List.of("softmax-classifier", "activations", "hinge-classifier", "two-layer-net"), 4);

        int few = statementsOfStudent(course);

        assertThat(few).isBetween(3, 16);
        // What is published and what is not yet are read apart.
        assertThat(statementsOfStudent(longer)).isLessThanOrEqualTo(few + 2);
    }

    private int statementsOfStudent(Course taken) {
        Person person = server.services().courses().roster(taken.id()).stream()
                .filter(enrolment -> enrolment.role() == Role.STUDENT)
                .findFirst()
                .orElseThrow()
                .person();
        return statements(server.as(person), "/courses/" + taken.id());
    }

    private int statements(Browser browser, String path) {
        try (StatementCount count = new StatementCount(server.services().database())) {
            assertThat(browser.get(path).status()).isEqualTo(200);
            return count.statements();
        }
    }

    @Test
    void aLongGradebookComesInStretchesThatKeepTheChoice() {
        Course longer = generated(230);
        server.services().courses().enrol(longer.id(), instructorId(), Role.INSTRUCTOR);
        String gradebook = "/courses/" + longer.id() + "/gradebook";

        String first = instructor
                .get(gradebook + "?sort=name&order=descending&name=student")
                .body();
        assertThat(rows(first)).hasSize(100).startsWith("student0230").endsWith("student0131");
        assertThat(first).contains("1 to 100 of 230").doesNotContain("rel=\"prev\"");
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        String second = instructor.get(next.group(1).replace("&amp;", "&")).body();
        assertThat(rows(second)).hasSize(100).startsWith("student0130");
        String last = instructor.get(gradebook + "?page=99").body();
        assertThat(rows(last)).hasSize(30).startsWith("student0201");
        assertThat(last).contains("201 to 230 of 230").doesNotContain("rel=\"next\"");
        assertThat(rows(instructor.get(gradebook + "?page=x").body())).startsWith("student0001");
        assertThat(mean(last)).isEqualTo(mean(first));

        assertThat(rows(instructor
                        .get("/courses/" + longer.id() + "/roster?page=2")
                        .body()))
                .hasSize(100)
                .startsWith("student0100");
    }

    private long instructorId() {
        return server.services()
                .people()
                .byEmail("instructor01@example.org")
                .orElseThrow()
                .id();
    }

    /** The names that stand in front of a table's lines. */
    private static List<String> rows(String body) {
        return Pattern.compile("<th scope=\"row\"[^>]*>(?:<a [^>]*>|<span>)?([^<]+)<")
                .matcher(body)
                .results()
                .map(row -> row.group(1))
                .filter(name -> name.startsWith("student") || name.startsWith("instructor"))
                .toList();
    }

    private static String mean(String body) {
        return body.substring(body.indexOf("<tfoot>"), body.indexOf("</tfoot>"));
    }

    @Test
    void aSectionIsSeenAlone() {
        String gradebook = "/courses/" + course.id() + "/gradebook";
        String roster = "/courses/" + course.id() + "/roster";
        String ofOne = "?section=Section+1";

        assertThat(rows(instructor.get(gradebook + ofOne).body()))
                .containsExactly("student0001", "student0005", "student0009");
        assertThat(rows(instructor.get(roster + ofOne).body()))
                .containsExactly("student0001", "student0005", "student0009");
        assertThat(instructor.get(gradebook + ".csv" + ofOne).body().lines().skip(1))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("Section 1"));
        assertThat(instructor.get(gradebook + ofOne).body()).contains("gradebook.csv?section=Section+1");
        assertThat(instructor.get(place + "/overview" + ofOne).body())
                .contains("of 3 students", "name=Mistake", "&amp;section=Section+1");
        assertThat(instructor.get(place + "/overview?section=none").body()).contains("of no students");
    }

    @Test
    void theOverviewLeadsFromAMistakeToWhoMakesIt() {
        String body = instructor.get(place + "/overview").body();
        Matcher link = Pattern.compile("href=\"([^\"]*/mistakes\\?name=Mistake[^\"]*)\"")
                .matcher(body);
        assertThat(link.find()).isTrue();
        assertThat(body).contains("role=\"img\"").doesNotContain("style=\"");

        assertThat(instructor.get(link.group(1)).body()).contains("/students/");
        assertThat(instructor.get(place + "/mistakes?name=NoSuchMistake").status())
                .isEqualTo(404);
    }

    @Test
    void aScoreByHandNeedsAReasonIsToldAndIsNoted() {
        Person person = server.member(course, "student91", Role.STUDENT);
        String page = place + "/students/" + person.id();
        instructor.get(page);
        Browser.Page refused = instructor.post(
                page + "/override",
                Map.of("kind", "points", "points", "many", "reason", "", "comment", "<b>Bravo</b>"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Points must be a number", "Say why the score", "&lt;b&gt;Bravo")
                .doesNotContain("<b>Bravo");
        assertThat(instructor
                        .post(
                                page + "/override",
                                Map.of("kind", "points", "points", "775", "reason", "appeal", "comment", ""))
                        .body())
                .contains("775 points are more than twice the 100 points of the assignment");

        Map<String, String> fields =
                Map.of("kind", "points", "points", "77,5", "reason", "appeal", "comment", "Well argued.");
        assertThat(instructor.post(page + "/override", fields).status()).isEqualTo(303);

        assertThat(server.signedIn(person).get(place).body())
                .contains("77.5", "Well argued.")
                .doesNotContain("appeal");
        assertThat(instructor
                        .get("/courses/" + course.id() + "/gradebook?name=student91")
                        .body())
                .contains("77.5", "by hand");
        assertThat(actions()).contains("score.overridden");
        instructor.get(page);
        assertThat(instructor.post(page + "/withdraw", Map.of()).status()).isEqualTo(303);
        assertThat(actions()).contains("score.withdrawn");
        assertThat(server.signedIn(person).get(place).body()).doesNotContain("77.5");
    }

    private List<String> actions() {
        return server.services().audit().of(course.id(), Long.MAX_VALUE, 100).stream()
                .map(AuditLog.Entry::action)
                .toList();
    }

    @Test
    void nothingInAFileBecomesAFormula() {
        Person person = server.member(course, "student92", Role.STUDENT);
        server.services().people().setName(person.id(), ATTACK);
        Enrolment enrolled =
                server.services().courses().enrolment(course.id(), person.id()).orElseThrow();
        server.services()
                .courses()
                .update(new Enrolment(
                        course.id(), person, Role.STUDENT, ATTACK, ATTACK, "@" + ATTACK, 0, enrolled.active()));
        new Overrides(server.services().database(), server.clock())
                .set(assignment.id(), person.id(), ScoreOverride.to(7, "none"), ATTACK, null);
        server.services().audit().note(null, course.id(), "test", ATTACK, "+1+1");

        assertThat(instructor.get("/courses/" + course.id() + "/gradebook.csv").body())
                .contains("'=HYPERLINK")
                .doesNotContainPattern("(?m)(^|,)\"?=HYPERLINK");
        assertThat(instructor.get(place + "/grades-moodle.csv").body())
                .contains("'@=HYPERLINK", "&#61;HYPERLINK", ",7,")
                .doesNotContainPattern("(?m)(^|,)\"?[=@]");
        assertThat(instructor.get("/courses/" + course.id() + "/audit.csv").body())
                .contains("'=HYPERLINK", "'+1+1")
                .doesNotContainPattern("(?m)(^|,)\"?[=+]");
    }

    @Test
    void aFaultOfOursIsGradedAgainOnce() {
        Submissions submissions = server.services().submissions();
        Person person = server.member(course, "student93", Role.STUDENT);
        long id = submissions
                .receive(
                        assignment.id(),
                        person.id(),
                        null,
                        "1".repeat(64),
                        server.sample("softmax-classifier/accepted/loops"),
                        "odd; name.jar",
                        "browser",
                        "once",
                        TestServer.NOW.toEpochMilli())
                .orElseThrow();
        assertThat(submissions.claim(id, "run")).isEqualTo(Submissions.Claim.TAKEN);
        new Gradings(server.services().database(), server.clock())
                .finish(id, "run", InventedReports.fault(), StoredSubmission.State.FAULT, false);
        String page = place + "/submissions/" + id;

        assertThat(instructor.get(page).body())
                .contains("handed in by student93", "Grade it again", "&#39;./odd; name.jar&#39;");
        assertThat(server.signedIn(person).get(page).body()).doesNotContain("Grade it again", "For the staff");
        assertThat(server.signedIn(person).get(page + "/decompiled").status()).isEqualTo(403);
        assertThat(instructor.get(page + "/decompiled").body()).contains("This server runs no submissions");
        assertThat(instructor.post(page + "/again", Map.of()).status()).isEqualTo(303);
        assertThat(submissions.byId(id).orElseThrow().state()).isEqualTo(StoredSubmission.State.WAITING);
        assertThat(actions()).containsOnlyOnce("submission.again");
        instructor.post(page + "/again", Map.of());
        assertThat(actions()).containsOnlyOnce("submission.again");
    }

    @Test
    void aRegradeIsReviewedAndAppliedAsAWhole() {
        String address = place + "/regrades";
        instructor.get(address);
        Browser.Page begun =
                instructor.post(address, Map.of("how", "RUN", "scope", "LATEST", "person", Long.toString(student)));
        assertThat(begun.status()).isEqualTo(303);
        assertThat(instructor.follow(begun).body()).contains("0 of 1 are graded.");
        assertThat(instructor.get(begun.location() + "/state").body()).contains("\"ended\":false");
        assertThat(instructor
                        .post(address, Map.of("how", "RUN", "scope", "ALL", "person", ""))
                        .body())
                .contains("Another regrade of this assignment is open.");
        assertThat(instructor.post(begun.location() + "/apply", Map.of()).status())
                .isEqualTo(422);

        long regrade =
                Long.parseLong(begun.location().substring(begun.location().lastIndexOf('/') + 1));
        Regrades regrades = new Regrades(
                server.services().database(),
                new Gradings(server.services().database(), server.clock()),
                server.clock());
        long submission = regrades.changes(regrade).get(0).submission();
        assertThat(regrades.claim(regrade, submission, "run")).contains(1);
        assertThat(regrades.finish(regrade, submission, "run", InventedReports.passing(1)))
                .isTrue();

        assertThat(instructor.get(begun.location()).body()).contains("10 → 0 of 10", "Apply all of it");
        assertThat(instructor.post(begun.location() + "/apply", Map.of()).status())
                .isEqualTo(303);
        assertThat(instructor.get(begun.location()).body()).contains("Applied").doesNotContain("Apply all of it");
        assertThat(instructor.post(begun.location() + "/apply", Map.of()).status())
                .as("a second click")
                .isEqualTo(303);
        assertThat(instructor.post(begun.location() + "/discard", Map.of()).body())
                .contains("This cannot be decided now");
        assertThat(actions()).contains("regrade.begun", "regrade.applied");
    }

    @Test
    void pointsAreChangedWithoutRunningAnything() {
        CourseAssignment second =
                server.services().assignments().of(course.id()).get(1);
        String address = "/courses/" + course.id() + "/assignments/" + second.id() + "/regrades";
        // Their checks are invented: the assignment has others.
        instructor.get(address);
        Browser.Page others =
                instructor.post(address, Map.of("how", "POINTS", "check", "", "scope", "COUNTING", "person", ""));
        assertThat(others.status()).isEqualTo(422);
        assertThat(others.body()).contains("Results and assignment do not have the same checks", "Check 0");

        String check = server.services()
                .catalog()
                .get(second.catalogId())
                .checks()
                .get(0)
                .id();
        server.services()
                .database()
                .with(handle -> handle.execute(
                        "update check_result set check_id = ? where check_id = 'check0' and grading_id in"
                                + " (select id from grading where submission_id in (select id from submission where"
                                + " assignment_id = ?))",
                        check,
                        second.id()));
        assertThat(instructor
                        .post(
                                address,
                                Map.of(
                                        "how",
                                        "POINTS",
                                        "check",
                                        check,
                                        "points",
                                        "-3",
                                        "scope",
                                        "COUNTING",
                                        "person",
                                        ""))
                        .body())
                .contains("Points are a number");
        Browser.Page begun = instructor.post(
                address, Map.of("how", "POINTS", "check", check, "points", "7,5", "scope", "COUNTING", "person", ""));
        assertThat(begun.status()).isEqualTo(303);
        assertThat(instructor.follow(begun).body()).contains("points only");
        assertThat(instructor.post(begun.location() + "/discard", Map.of()).status())
                .isEqualTo(303);
        assertThat(instructor.post(begun.location() + "/discard", Map.of()).status())
                .as("a second click")
                .isEqualTo(303);
        assertThat(server.services().audit().of(course.id(), Long.MAX_VALUE, 100))
                .anySatisfy(entry -> assertThat(entry.detail()).contains("points only", " 7.5"));
    }

    @Test
    void aWorksheetOfMoodleComesBackFilled() {
        Person named = students().get(2).person();
        String moodle = "\uFEFFIdentifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum grade\","
                + "\"Grade can be changed\",\"Last modified (grade)\",\"Feedback comments\"\n"
                + "\"Participant 501\",\"Someone Else\"," + named.email() + ",Submitted,,100.00,Yes,-,\n"
                + "\"Participant 502\",\"Nobody Known\",nobody@example.com,Submitted,,100.00,Yes,-,\n";
        String sheets = "/courses/" + course.id() + "/gradebook/sheets";
        instructor.get(place + "/students/" + named.id());
        instructor.post(
                place + "/students/" + named.id() + "/override",
                Map.of("kind", "points", "points", "61", "reason", "sheet", "comment", ATTACK));
        instructor.get(sheets);
        assertThat(instructor
                        .upload(
                                sheets,
                                Map.of("kind", "MOODLE"),
                                "sheet",
                                "odd.csv",
                                "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("This is no grading worksheet of Moodle");
        Browser.Page choice = instructor.upload(
                sheets, Map.of("kind", "MOODLE"), "sheet", "moodle.csv", moodle.getBytes(StandardCharsets.UTF_8));
        Matcher content = Pattern.compile("name=\"content\" value=\"([^\"]+)\"").matcher(choice.body());
        assertThat(content.find()).isTrue();
        Map<String, String> fields = Map.of(
                "kind",
                "MOODLE",
                "name",
                "moodle.csv",
                "content",
                content.group(1),
                "assignment",
                Long.toString(assignment.id()));

        assertThat(instructor.post(sheets + "/filled", fields).body()).contains("One row was written.", "Nobody Known");
        Map<String, String> download = new HashMap<>(fields);
        download.put("what", "download");
        String filled = instructor.post(sheets + "/filled", download).body();
        assertThat(filled)
                .startsWith("\uFEFFIdentifier,\"Full name\"")
                .contains("Submitted,61,100.00,Yes,-,\"&#61;HYPERLINK")
                .contains("\"Participant 502\",\"Nobody Known\",nobody@example.com,Submitted,,100.00,Yes,-,\n");
    }

    @Test
    void aSheetOfCanvasComesBackFilled() {
        String canvas = "Student,ID,SIS User ID,SIS Login ID,Section,softmax-classifier (7)\n"
                + "    Points Possible,,,,,100\n"
                + students().get(1).person().name() + ",101,,,One,\n";
        String sheets = "/courses/" + course.id() + "/gradebook/sheets";
        instructor.get(sheets);
        assertThat(instructor
                        .upload(
                                sheets,
                                Map.of("kind", "CANVAS"),
                                "sheet",
                                "odd.csv",
                                "a,b\n".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        Browser.Page choice = instructor.upload(
                sheets, Map.of("kind", "CANVAS"), "sheet", "canvas.csv", canvas.getBytes(StandardCharsets.UTF_8));
        assertThat(choice.status()).isEqualTo(200);
        Matcher content = Pattern.compile("name=\"content\" value=\"([^\"]+)\"").matcher(choice.body());
        assertThat(content.find()).isTrue();
        Map<String, String> fields = Map.of(
                "kind", "CANVAS",
                "name", "canvas.csv",
                "content", content.group(1),
                "assignment", Long.toString(assignment.id()),
                "column", "5",
                "overwrite", "on");

        assertThat(instructor.post(sheets + "/filled", fields).body()).contains("One row was written.");
        Map<String, String> download = new HashMap<>(fields);
        download.put("what", "download");
        assertThat(instructor.post(sheets + "/filled", download).body())
                .startsWith("Student,ID,SIS User ID")
                .containsPattern(",101,,,One,\\d+");
    }

    @Test
    void theZipHoldsOneJarOfEachStudent() {
        long handedIn = server.services().courses().roster(course.id()).stream()
                .map(enrolment -> server.services()
                        .submissions()
                        .of(assignment.id(), enrolment.person().id(), null))
                .filter(submissions -> !submissions.isEmpty())
                .count();
        String zip = instructor.get(place + "/submissions.zip?names=anonymous").body();

        assertThat(entries(zip))
                .hasSize((int) handedIn)
                .allSatisfy(name -> assertThat(name).matches("submission-\\d{4}\\.jar"));
        assertThat(ClassFiles.fileName("../../etc/passwd")).isEqualTo("etc-passwd");
        assertThat(ClassFiles.fileName("…")).isEqualTo("student");
    }

    /** Their names only: the body came as text, which keeps these but not every byte. */
    private static List<String> entries(String zip) {
        List<String> names = new ArrayList<>();
        Matcher name = Pattern.compile("submission-\\d{4}\\.jar").matcher(zip);
        while (name.find()) {
            if (!names.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }
}
