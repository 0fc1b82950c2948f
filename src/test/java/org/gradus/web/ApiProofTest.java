package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradus.web.ProvenApi.bytes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradus.course.Role;
import org.gradus.desk.Addresses;
import org.gradus.store.ApiTokens.Scope;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Enrolment;
import org.gradus.store.GeneratedClass;
import org.gradus.store.Gradings;
import org.gradus.store.InventedReports;
import org.gradus.store.Person;
import org.gradus.store.Regrades;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.testing.GuideAssignment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole programming interface, asked as a program asks: each answer must be as its description says, and in the end every answer that is
 * described must have been seen. The tests are parts of one story on one server; whoever adds a route adds it to a part.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiProofTest {
    private static final String ROOT = ApiPages.ROOT;
    private static final String JAR = "application/java-archive";
    private static final String CSV = "text/csv";

    private TestServer server;
    private Path offered;
    private ProvenApi api;
    private Course course;
    private CourseAssignment assignment;
    private String place;
    private String work;
    private Person teacher;
    private ProvenApi.Client instructor;
    private ProvenApi.Client administrator;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        offered = Files.createDirectories(folder.resolve(TestServer.OFFERED));
        server = TestServer.start(folder);
        api = new ProvenApi(server);
        course = new GeneratedClass(server.services().database(), server.clock(), InventedReports.all(), 7)
                .fill(6, List.of("softmax-classifier", "activations"), 3);
        assignment = server.services().assignments().of(course.id()).get(0);
        place = ROOT + "/courses/" + course.id();
        work = ROOT + Addresses.assignment(assignment);
        teacher = server.member(course, "instructor01", Role.INSTRUCTOR);
        instructor = program(teacher, Scope.STAFF);
        administrator = program(server.administrator("administrator01"), Scope.ADMIN);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private ProvenApi.Client program(Person person, Scope scope) {
        return api.as(browser(person, scope));
    }

    private Browser browser(Person person, Scope scope) {
        String token = server.services().tokens().create(person.id(), "test", scope, Duration.ofDays(30));
        return server.browser().with("Authorization", "Bearer " + token);
    }

    private Enrolment student(int number) {
        return server.services().courses().roster(course.id()).stream()
                .filter(enrolment -> enrolment.role() == Role.STUDENT)
                .filter(enrolment -> !server.services()
                        .submissions()
                        .of(assignment.id(), enrolment.person().id(), null)
                        .isEmpty())
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void somebodySettlesTheOwnAccount() {
        Person person = server.person("student70");
        ProvenApi.Client program = program(person, Scope.SUBMIT);

        assertThat(program.get(ROOT + "/me").path("staff").asBoolean()).isFalse();
        JsonNode changed = program.patch(200, ROOT + "/me", "{\"timeZone\": \"Europe/Zurich\"}");
        assertThat(changed.path("timeZone").asText()).isEqualTo("Europe/Zurich");
        assertThat(changed.path("name").asText()).isEqualTo("student70");
        assertThat(program.patch(422, ROOT + "/me", "{\"timeZone\": \"Mars/Base\"}")
                        .path("sentences"))
                .hasSize(1);
        program.patch(422, ROOT + "/me", "{\"name\": \"  \"}");
        program.patch(400, ROOT + "/me", "{\"name\": null}");
        program.patch(400, ROOT + "/me", "{\"nmae\": \"a slip\"}");

        long token = program.get(ROOT + "/me/tokens")
                .path("tokens")
                .path(0)
                .path("id")
                .asLong();
        program.ask(404, "DELETE", ROOT + "/me/tokens/999999", "");
        program.done("DELETE", ROOT + "/me/tokens/" + token);
        program.ask(401, "GET", ROOT + "/me", "");
    }

    @Test
    @Order(2)
    void coursesAreMadeChangedAndDeleted() {
        JsonNode made =
                administrator.post(201, ROOT + "/courses", "{\"title\": \"Optics\", \"timeZone\": \"Europe/Paris\"}");
        String other = ROOT + "/courses/" + made.path("id").asLong();
        administrator.post(422, ROOT + "/courses", "{\"title\": \" \", \"timeZone\": \"Europe/Paris\"}");
        administrator.post(400, ROOT + "/courses", "{\"title\": \"Optics\"}");
        instructor.post(403, ROOT + "/courses", "{\"title\": \"Optics\", \"timeZone\": \"UTC\"}");

        assertThat(administrator.get(ROOT + "/courses").path("courses")).hasSize(2);
        assertThat(administrator.get(other).path("term").asText()).isEmpty();
        assertThat(administrator
                        .patch(200, other, "{\"archived\": true, \"term\": \"Spring 2027\"}")
                        .path("archived")
                        .asBoolean())
                .isTrue();
        administrator.patch(422, other, "{\"timeZone\": \"nowhere\"}");
        instructor.ask(404, "GET", other, "");

        administrator.ask(400, "DELETE", other, "");
        administrator.ask(422, "DELETE", other + "?title=Acoustics", "");
        administrator.done("DELETE", other + "?title=Optics");
        administrator.ask(404, "GET", other, "");
    }

    @Test
    @Order(3)
    void assignmentsAreTakenFromTheCatalogAndSet() {
        JsonNode catalog = instructor.get(place + "/catalog").path("assignments");
        assertThat(catalog.findValuesAsText("catalogId")).contains("hinge-classifier");
        JsonNode added = instructor.post(201, place + "/assignments", "{\"catalogId\": \"hinge-classifier\"}");
        assertThat(added.path("published").asBoolean()).isFalse();
        instructor.post(400, place + "/assignments", "{\"catalogId\": \"none-such\"}");
        String hinge = place + "/assignments/" + added.path("id").asLong();

        List<Long> ids = server.services().assignments().of(course.id()).stream()
                .map(CourseAssignment::id)
                .toList();
        List<Long> turned = List.of(ids.get(2), ids.get(0), ids.get(1));
        instructor.put(200, place + "/assignment-order", "{\"assignments\": " + turned + "}");
        assertThat(server.services().assignments().of(course.id()).stream()
                        .map(CourseAssignment::id)
                        .toList())
                .isEqualTo(turned);
        instructor.put(422, place + "/assignment-order", "{\"assignments\": [" + ids.get(0) + "]}");

        assertThat(instructor.get(hinge + "/settings").path("counting").asText())
                .isEqualTo("BEST");
        JsonNode set = instructor.patch(
                200,
                hinge + "/settings",
                "{\"published\": true, \"due\": \"2026-12-10T23:59:30+01:00\", \"lateDue\": \"2026-12-12T12:00:00Z\","
                        + " \"latePenaltyPercentPerDay\": 12.5}");
        assertThat(set.path("due").asText()).isEqualTo("2026-12-10T22:59:30Z");
        assertThat(set.path("latePenaltyPercentPerDay").asDouble()).isEqualTo(12.5);
        assertThat(instructor
                        .patch(422, hinge + "/settings", "{\"opens\": \"2026-12-11T00:00:00Z\", \"teamSize\": 0}")
                        .path("sentences"))
                .hasSize(2);
        instructor.patch(400, hinge + "/settings", "{\"counting\": \"WORST\"}");
        assertThat(instructor
                        .patch(200, hinge + "/settings", "{\"latePenaltyPercentPerDay\": 0}")
                        .path("due")
                        .asText())
                .isEqualTo("2026-12-10T22:59:30Z");

        JsonNode warned = instructor.patch(409, hinge + "/settings", "{\"due\": \"2026-12-02T12:00:00Z\"}");
        assertThat(warned.path("sentences")).isNotEmpty();
        JsonNode confirmed = instructor.patch(
                200,
                hinge + "/settings?confirm=" + warned.path("confirm").asText(),
                "{\"due\": \"2026-12-02T12:00:00Z\"}");
        assertThat(confirmed.path("due").asText()).isEqualTo("2026-12-02T12:00:00Z");

        assertThat(instructor
                        .put(200, hinge + "/grades", "{\"published\": true}")
                        .path("published")
                        .asText())
                .isEqualTo(TestServer.NOW.toString());
        assertThat(instructor
                        .put(200, hinge + "/grades", "{\"published\": false}")
                        .path("published")
                        .isNull())
                .isTrue();
        instructor.ask(422, "DELETE", work, "");
        instructor.done("DELETE", hinge);
        assertThat(instructor.get(place + "/assignments").path("assignments")).hasSize(2);
    }

    @Test
    @Order(4)
    void theRosterIsKept() {
        JsonNode added = instructor.post(
                201,
                place + "/roster",
                "{\"email\": \"student80@example.org\", \"name\": \"student80\", \"role\": \"STUDENT\"}");
        assertThat(added.path("invited").asBoolean()).isTrue();
        String entry = place + "/roster/" + added.path("id").asLong();
        assertThat(instructor
                        .post(
                                422,
                                place + "/roster",
                                "{\"email\": \"no address\", \"name\": \"\", \"role\": \"STUDENT\"}")
                        .path("sentences"))
                .hasSize(2);
        assertThat(instructor.get(entry).path("section").asText()).isEmpty();
        JsonNode changed = instructor.patch(
                200, entry, "{\"section\": \"Two\", \"extraTimePercent\": 25, \"name\": \"Student 80\"}");
        assertThat(changed.path("extraTimePercent").asInt()).isEqualTo(25);
        assertThat(changed.path("email").asText()).isEqualTo("student80@example.org");
        instructor.patch(422, entry, "{\"extraTimePercent\": -1}");
        assertThat(instructor.post(200, entry + "/drop", "").path("active").asBoolean())
                .isFalse();
        assertThat(instructor.get(place + "/roster?active=false").path("people"))
                .anyMatch(one -> one.path("id").equals(added.path("id")));
        instructor.post(200, entry + "/return", "");
        instructor.post(422, place + "/roster/" + teacher.id() + "/drop", "");

        assertThat(instructor.post(201, entry + "/link", "").path("link").asText())
                .contains("/welcome/");
        JsonNode invited = instructor.post(201, place + "/invitations", "");
        assertThat(invited.path("invitations").findValuesAsText("email")).contains("student80@example.org");
        instructor.post(400, place + "/invitations?mail=true", "");
        assertThat(instructor.get(place + "/roster?role=INSTRUCTOR").path("people"))
                .hasSize(1);
        instructor.ask(400, "GET", place + "/roster?role=KING", "");
    }

    @Test
    @Order(5)
    void aSheetIsTakenOverAsItWasShown() {
        byte[] sheet = bytes("Name,Email\nStudent 81,student81@example.org\nStudent 80,student80@example.org\n");
        JsonNode planned = ProvenApi.json(instructor
                .send(200, place + "/roster-import/preview", CSV, sheet)
                .body());
        assertThat(planned.path("fresh").asInt()).isEqualTo(1);
        assertThat(planned.path("missing")).isNotEmpty();
        assertThat(instructor.get(place + "/roster").path("people").findValuesAsText("email"))
                .doesNotContain("student81@example.org");

        instructor.send(409, place + "/roster-import?seen=other", CSV, sheet);
        instructor.send(400, place + "/roster-import", CSV, sheet);
        instructor.send(
                200, place + "/roster-import?seen=" + planned.path("seen").asText(), CSV, sheet);
        assertThat(instructor.get(place + "/roster").path("people").findValuesAsText("email"))
                .contains("student81@example.org");
        instructor.send(422, place + "/roster-import/preview", CSV, bytes("nonsense"));
        instructor.send(422, place + "/roster-import?seen=x", CSV, new byte[0]);
        instructor.send(415, place + "/roster-import/preview", "application/json", bytes("{}"));
        instructor.send(413, place + "/roster-import/preview", CSV, new byte[RosterImportPages.MOST_BYTES + 1]);
    }

    @Test
    @Order(6)
    void studentsAreGivenMoreTime() {
        long person = student(0).person().id();
        String extension = work + "/extensions/" + person;
        assertThat(instructor.get(work + "/settings").path("due").isNull()).isTrue();
        instructor.put(422, extension, "{\"due\": \"2027-02-10T12:00:00Z\", \"reason\": \"ill\"}");
        instructor.patch(200, work + "/settings", "{\"due\": \"2027-01-10T12:00:00Z\"}");
        JsonNode given = instructor.put(200, extension, "{\"due\": \"2027-02-10T12:00:00Z\", \"reason\": \"ill\"}");
        assertThat(given.path("ends").asText()).isEqualTo("2027-02-10T12:00:00Z");
        assertThat(instructor.get(work + "/extensions").path("extensions"))
                .anyMatch(one ->
                        one.path("id").asLong() == person && one.path("given").asBoolean());
        instructor.done("DELETE", extension);
        instructor.ask(404, "DELETE", work + "/extensions/999999", "");
    }

    @Test
    @Order(7)
    void scoresAreSetByHandAndTakenBack() {
        String student = work + "/students/" + student(0).person().id();
        assertThat(instructor.get(student).path("attempts")).isNotEmpty();
        JsonNode set = instructor.put(
                200, student + "/override", "{\"points\": 3.5, \"reason\": \"oral\", \"comment\": \"well done\"}");
        assertThat(set.path("score").path("points").asDouble()).isEqualTo(3.5);
        assertThat(set.path("score").path("comment").asText()).isEqualTo("well done");
        instructor.put(200, student + "/override", "{\"points\": null, \"reason\": \"ill\"}");
        assertThat(instructor.get(student).path("history")).hasSize(2);
        instructor.put(422, student + "/override", "{\"points\": 3, \"reason\": \"\"}");
        instructor.put(400, student + "/override", "{\"points\": \"3\", \"reason\": \"oral\"}");
        instructor.done("DELETE", student + "/override");
        assertThat(instructor.get(student).path("score").path("excused").asBoolean())
                .isFalse();
    }

    @Test
    @Order(8)
    void theGradebookIsReadAndSheetsAreFilled() {
        JsonNode book = instructor.get(place + "/gradebook?limit=2");
        assertThat(book.path("students")).hasSize(2);
        assertThat(book.path("students").path(0).path("cells")).hasSize(2);
        assertThat(instructor
                        .get(book.path("next").asText())
                        .path("students")
                        .path(0)
                        .path("id")
                        .asLong())
                .isGreaterThan(book.path("students").path(1).path("id").asLong());
        assertThat(instructor.file(place + "/gradebook.csv"))
                .contains(student(0).person().name());
        assertThat(instructor.file(work + "/grades-moodle.csv"))
                .contains(student(0).person().email());

        byte[] canvas = bytes("Student,ID,SIS User ID,SIS Login ID,Section,softmax-classifier (7)\n"
                + "    Points Possible,,,,,100\n" + student(0).person().name() + ",101,,,One,\n");
        String sheets = work + "/sheets";
        JsonNode report = ProvenApi.json(instructor
                .send(200, sheets + "/report?kind=CANVAS&column=5", CSV, canvas)
                .body());
        assertThat(report.path("rows").path(0).path("outcome").asText()).isEqualTo("WRITTEN");
        assertThat(instructor
                        .send(200, sheets + "/filled?kind=CANVAS&column=7", CSV, canvas)
                        .body())
                .containsPattern(",101,,,One,\\d+");
        instructor.send(422, sheets + "/filled?kind=CANVAS&column=None", CSV, canvas);
        instructor.send(422, sheets + "/report?kind=MOODLE", CSV, bytes("a,b\n"));
        instructor.send(400, sheets + "/filled?kind=PAPER", CSV, canvas);
    }

    @Test
    @Order(9)
    void staffSeeTheClass() {
        JsonNode all = instructor.get(work + "/class/submissions?limit=500").path("submissions");
        JsonNode counting =
                instructor.get(work + "/class/submissions?counting=true").path("submissions");
        assertThat(all.size()).isGreaterThan(counting.size());
        assertThat(counting).isNotEmpty().allMatch(one -> one.path("counting").asBoolean());
        long one = student(0).person().id();
        assertThat(instructor.get(work + "/class/submissions?student=" + one).path("submissions"))
                .isNotEmpty()
                .allMatch(found -> found.path("student").path("id").asLong() == one);
        assertThat(instructor.get(work + "/class/submissions?state=WAITING").path("submissions"))
                .isEmpty();
        instructor.ask(400, "GET", work + "/class/submissions?student=x", "");

        String submission = work + "/submissions/" + counting.path(0).path("id").asLong();
        assertThat(instructor.get(submission).path("report").path("format").asText())
                .isEqualTo("gradus-report");
        assertThat(ProvenApi.json(instructor.file(submission + "/report.json"))
                        .path("format")
                        .asText())
                .isEqualTo("gradus-report");
        assertThat(instructor.file(submission + "/report.txt")).isNotEmpty();
        assertThat(ProvenApi.json(instructor.file(submission + "/gradescope.json"))
                        .has("tests"))
                .isTrue();
        assertThat(instructor.file(submission + "/jar")).isNotNull();
        assertThat(instructor.file(work + "/submissions.zip?which=COUNTING&anonymous=true"))
                .startsWith("PK");
        assertThat(instructor.file(work + "/gradescope.zip")).startsWith("PK").contains(".json");
        JsonNode overview = instructor.get(work + "/overview");
        assertThat(overview.path("handedIn").asInt()).isPositive();
        assertThat(overview.path("checks")).isNotEmpty();
        assertThat(instructor
                        .get(work + "/mistakes")
                        .path("unrecognised")
                        .path("name")
                        .asText())
                .isEmpty();
    }

    @Test
    @Order(10)
    void whatMetAFaultIsGradedAgain() {
        Submissions submissions = server.services().submissions();
        Person person = server.member(course, "student82", Role.STUDENT);
        long id = submissions
                .receive(
                        assignment.id(),
                        person.id(),
                        null,
                        "1".repeat(64),
                        server.sample("softmax-classifier/accepted/loops"),
                        "solution.jar",
                        "token",
                        "once",
                        TestServer.NOW.toEpochMilli())
                .orElseThrow();
        String submission = work + "/submissions/" + id;
        assertThat(instructor.get(submission + "/staff").path("classes")).isNotEmpty();
        instructor.ask(409, "POST", submission + "/again", "");
        assertThat(submissions.claim(id, "run")).isEqualTo(Submissions.Claim.TAKEN);
        new Gradings(server.services().database(), server.clock())
                .finish(id, "run", InventedReports.fault(), StoredSubmission.State.FAULT, false);
        instructor.done("POST", submission + "/again");
        assertThat(submissions.byId(id).orElseThrow().state()).isEqualTo(StoredSubmission.State.WAITING);
    }

    @Test
    @Order(11)
    void aRegradeIsBegunAndDecided() {
        String regrades = work + "/regrades";
        JsonNode begun = instructor.post(
                201,
                regrades,
                "{\"scope\": \"LATEST\", \"person\": " + student(0).person().id() + "}");
        instructor.post(422, regrades, "{\"scope\": \"ALL\"}");
        instructor.post(422, regrades, "{\"scope\": \"ALL\", \"person\": " + teacher.id() + "}");
        instructor.post(400, regrades, "{\"scope\": \"NONE\"}");
        String regrade = regrades + "/" + begun.path("id").asLong();
        assertThat(instructor.get(regrade).path("ready").asBoolean()).isFalse();
        instructor.ask(409, "POST", regrade + "/apply", "");

        Regrades store = new Regrades(
                server.services().database(),
                new Gradings(server.services().database(), server.clock()),
                server.clock());
        long id = begun.path("id").asLong();
        long submission = store.changes(id).get(0).submission();
        assertThat(store.claim(id, submission, "run")).contains(1);
        assertThat(store.finish(id, submission, "run", InventedReports.passing(1)))
                .isTrue();
        JsonNode change = instructor.get(regrade + "/changes").path("changes").path(0);
        assertThat(change.path("submission").asLong()).isEqualTo(submission);
        assertThat(change.path("after").path("state").asText()).isEqualTo("GRADED");
        assertThat(instructor.post(200, regrade + "/apply", "").path("state").asText())
                .isEqualTo("APPLIED");
        instructor.ask(409, "POST", regrade + "/discard", "");

        long second = instructor
                .post(201, regrades, "{\"scope\": \"COUNTING\"}")
                .path("id")
                .asLong();
        assertThat(instructor
                        .post(200, regrades + "/" + second + "/discard", "")
                        .path("state")
                        .asText())
                .isEqualTo("DISCARDED");
        assertThat(instructor.get(regrades).path("regrades")).hasSize(2);
    }

    @Test
    @Order(12)
    void studentsDoTheirWork() {
        CourseAssignment together = server.assignment(course, "hinge-classifier");
        Person first = server.member(course, "student83", Role.STUDENT);
        ProvenApi.Client one = program(first, Scope.SUBMIT);
        ProvenApi.Client other = program(server.member(course, "student84", Role.STUDENT), Scope.SUBMIT);
        String mine = ROOT + Addresses.assignment(together);
        instructor.patch(200, mine + "/settings", "{\"teamSize\": 2, \"attempts\": 3}");

        String code = one.post(200, mine + "/team", "").path("code").asText();
        one.post(422, mine + "/team", "");
        other.post(422, mine + "/team/join", "{\"code\": \"NONESUCH\"}");
        assertThat(other.post(200, mine + "/team/join", "{\"code\": \"" + code + "\"}")
                        .path("members"))
                .hasSize(2);
        assertThat(other.get(mine + "/team").path("mayLeave").asBoolean()).isTrue();
        assertThat(ProvenApi.json(other.ask(200, "DELETE", mine + "/team", "").body())
                        .path("code")
                        .asText())
                .isEmpty();
        instructor.ask(404, "POST", mine + "/team", "");

        byte[] jar = server.sample("hinge-classifier/accepted/loops");
        JsonNode handedIn =
                ProvenApi.json(one.send(202, mine + "/submissions", JAR, jar).body());
        one.send(200, mine + "/submissions", JAR, jar);
        one.ask(422, "DELETE", mine + "/team", "");
        one.send(422, mine + "/submissions", JAR, bytes("no jar"));
        one.send(
                413,
                mine + "/submissions",
                JAR,
                new byte[(int) server.services().intake().limit() + 10]);
        JsonNode now = one.get(mine);
        assertThat(now.path("attemptsLeft").asInt()).isEqualTo(2);
        assertThat(now.path("handout").asText()).contains("#");
        assertThat(one.file(mine + "/starter.zip")).startsWith("PK");
        assertThat(one.get(mine + "/submissions").path("submissions")).hasSize(1);

        long id = handedIn.path("id").asLong();
        one.ask(404, "GET", mine + "/submissions/" + id + "/report.json", "");
        one.ask(400, "POST", mine + "/submissions/" + id + "/choose", "");
        Submissions submissions = server.services().submissions();
        assertThat(submissions.claim(id, "run")).isEqualTo(Submissions.Claim.TAKEN);
        new Gradings(server.services().database(), server.clock())
                .finish(id, "run", InventedReports.passing(1), StoredSubmission.State.GRADED, true);
        one.done("POST", mine + "/submissions/" + id + "/choose");
        JsonNode compared = one.get(mine + "/submissions/" + id + "/compare/" + id);
        assertThat(compared.path("checks")).isNotEmpty();
        assertThat(compared.path("better").asInt()).isZero();

        administrator.patch(200, place, "{\"archived\": true}");
        assertThat(ProvenApi.json(one.send(
                                        409,
                                        mine + "/submissions",
                                        JAR,
                                        server.sample("hinge-classifier/accepted/vectorized"))
                                .body())
                        .path("detail")
                        .asText())
                .startsWith("The course is over");
        administrator.patch(200, place, "{\"archived\": false}");
    }

    @Test
    @Order(13)
    void aClassIsHandedInAtOnce() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (String name : List.of(student(0).person().email(), "nobody-knows")) {
                out.putNextEntry(new ZipEntry(name + ".jar"));
                out.write(server.sample("softmax-classifier/accepted/loops"));
                out.closeEntry();
            }
        }
        String batches = work + "/batches";
        JsonNode open = ProvenApi.json(instructor
                .send(202, batches + "?name=class.zip", "application/zip", zip.toByteArray())
                .body());
        String own = batches + "/" + open.at("/batch/id").asLong();

        assertThat(open.at("/batch/state").asText()).isEqualTo("OPEN");
        assertThat(instructor.get(batches).path("batches")).hasSize(1);
        JsonNode taken = instructor.post(202, own + "/take?unmatched=skip", "");
        assertThat(taken.at("/batch/state").asText()).isEqualTo("TAKEN");
        assertThat(instructor.get(own).path("items")).hasSize(2);
        assertThat(instructor.file(own + "/results.zip")).startsWith("PK");
        instructor.send(422, batches, "application/zip", bytes("no zip"));
        instructor.send(400, batches, "text/plain", bytes("no zip"));
    }

    @Test
    @Order(14)
    void accountsAreAdministered() {
        JsonNode made = administrator.post(
                201, ROOT + "/people", "{\"name\": \"author01\", \"email\": \"Author01@example.org\"}");
        administrator.post(422, ROOT + "/people", "{\"name\": \"author01\", \"email\": \"author01@example.org\"}");
        String person = ROOT + "/people/" + made.path("id").asLong();
        assertThat(administrator.get(ROOT + "/people?q=AUTHOR0").path("people")).hasSize(1);
        assertThat(administrator.get(person).path("courses")).isEmpty();
        assertThat(administrator
                        .put(200, person + "/rights", "{\"administrator\": false, \"author\": true}")
                        .path("author")
                        .asBoolean())
                .isTrue();
        assertThat(administrator.post(201, person + "/link", "").path("kind").asText())
                .isEqualTo("INVITATION");
        assertThat(administrator
                        .post(200, person + "/disable", "")
                        .path("disabled")
                        .asBoolean())
                .isTrue();
        administrator.ask(403, "POST", person + "/link", "");
        administrator.post(200, person + "/enable", "");
        long own = administrator.get(ROOT + "/me").path("id").asLong();
        administrator.put(422, ROOT + "/people/" + own + "/rights", "{\"administrator\": false, \"author\": false}");
        administrator.ask(422, "POST", ROOT + "/people/" + own + "/disable", "");
        administrator.ask(422, "DELETE", person + "?email=somebody@example.org", "");
        administrator.done("DELETE", person + "?email=author01@example.org");
        administrator.ask(404, "GET", person, "");
        assertThat(administrator
                        .get(ROOT + "/status")
                        .path("queue")
                        .path("waiting")
                        .asInt())
                .isPositive();
        program(server.administrator("administrator02"), Scope.STAFF).ask(403, "GET", ROOT + "/people", "");
    }

    /** Waits until a proof has ended; what is told of it then. */
    private static JsonNode ended(ProvenApi.Client author, JsonNode begun) {
        String run = ROOT + "/catalog/runs/" + begun.path("id").asLong();
        long end = System.nanoTime() + 120_000_000_000L;
        JsonNode now = author.get(run);
        while (!now.path("ended").asBoolean()) {
            assertThat(System.nanoTime()).as("the proof ends").isLessThan(end);
            LockSupport.parkNanos(50_000_000);
            now = author.get(run);
        }
        return now;
    }

    @Test
    @Order(15)
    void anAssignmentIsHandedOverProvedAndTakenIntoUse() {
        String catalog = ROOT + "/catalog";
        String install = catalog + "/install";
        String built = catalog + "/assignments/least-squares-classifier";
        Person person = server.author("author02");
        Browser browser = browser(person, Scope.ADMIN);
        ProvenApi.Client author = api.as(browser);
        program(person, Scope.STAFF).ask(403, "GET", catalog, "");
        assertThat(ProvenApi.json(program(teacher, Scope.ADMIN)
                                .ask(403, "GET", catalog, "")
                                .body())
                        .path("detail")
                        .asText())
                .startsWith("Installing assignments is a right of its own");
        JsonNode all = author.get(catalog);
        assertThat(all.path("installFrom").asText()).isEqualTo(offered.toString());
        assertThat(all.path("assignments").findValuesAsText("id")).contains("activations", "least-squares-classifier");
        String original = author.get(built).at("/assignment/version").asText();
        assertThat(original).hasSize(64);

        byte[] zip = GuideAssignment.whole().zip("least-squares-classifier/");
        assertThat(ProvenApi.json(author.send(422, install + "?name=a.zip", "application/zip", bytes("no zip"))
                                .body())
                        .path("detail")
                        .asText())
                .startsWith("The file a.zip is not a zip");
        author.send(422, install, "application/zip", new byte[0]);
        author.send(422, install + "?id=no_id", "application/zip", zip);
        author.send(400, install, "text/plain", zip);
        author.send(
                413,
                install,
                "application/zip",
                new byte[(int) server.services().intake().limit() + 10]);

        browser.with("Idempotency-Key", "first");
        Browser.Page sent = author.send(202, install, "application/zip", zip);
        JsonNode begun = ProvenApi.json(sent.body());
        assertThat(sent.header("Location"))
                .isEqualTo(catalog + "/runs/" + begun.path("id").asLong());
        assertThat(ProvenApi.json(author.send(202, install, "application/zip", zip)
                                .body())
                        .path("id"))
                .as("the same sent twice")
                .isEqualTo(begun.path("id"));
        author.send(422, install + "?id=another", "application/zip", zip);
        JsonNode done = ended(author, begun);
        assertThat(done.path("phase").asText()).as(done.toString()).isEqualTo("DONE");
        assertThat(done.at("/proof/problems")).isEmpty();
        assertThat(done.at("/proof/rows").findValuesAsText("name")).contains("reference", "SignFlipped");
        String first = done.path("version").asText();
        String version = built + "/versions/" + first;
        JsonNode read = author.get(version);
        assertThat(read.at("/version/inUse").asBoolean()).isFalse();
        assertThat(read.at("/version/problems").isInt()).isTrue();
        assertThat(read.at("/version/by").asText()).isEqualTo("author02");
        assertThat(read.path("proof")).isEqualTo(done.path("proof"));
        assertThat(author.file(version + "/files.zip")).startsWith("PK");

        JsonNode asked =
                ProvenApi.json(author.ask(409, "POST", version + "/use", "").body());
        assertThat(asked.path("detail").asText()).contains("takes the place of the built-in assignment");
        String confirmed = version + "/use?confirm=" + asked.path("confirm").asText();
        JsonNode used = author.post(200, confirmed, "");
        assertThat(used.at("/assignment/version").asText()).isEqualTo(first);
        assertThat(used.at("/assignment/by").asText()).isEqualTo("author02");
        assertThat(author.post(422, confirmed, "").path("detail").asText())
                .as("a second click")
                .isEqualTo("This version is in use already.");
        author.ask(422, "DELETE", version, "");

        GuideAssignment.whole()
                .edited("mistakes/SignFlipped.java", text -> text.replace(".negative()", ""))
                .writeTo(offered.resolve("survivor"));
        browser.with("Idempotency-Key", "second");
        author.post(422, install + "/folder", "{\"folder\": \"/etc\"}");
        author.post(422, install + "/folder", "{\"folder\": \" \"}");
        author.post(400, install + "/folder", "{\"path\": \"/etc\"}");
        JsonNode survived = ended(
                author,
                author.post(
                        202,
                        install + "/folder",
                        "{\"folder\": \"" + offered.resolve("survivor") + "\", \"id\": \"least-squares-classifier\"}"));
        String second = survived.path("version").asText();
        String other = built + "/versions/" + second;
        assertThat(survived.at("/proof/survivors").path(0).asText()).isEqualTo("SignFlipped");
        assertThat(author.get(built + "/versions").path("versions"))
                .hasSizeGreaterThan(1)
                .anyMatch(one -> one.path("version").asText().equals(second)
                        && one.path("problems").asInt() == 2
                        && one.path("origin").asText().equals("SERVER"))
                .anyMatch(one -> one.path("version").asText().equals(first)
                        && one.path("inUse").asBoolean());
        assertThat(author.get(other).at("/changes/files").path(0).path("path").asText())
                .isEqualTo("mistakes/SignFlipped.java");
        assertThat(author.get(built + "/changes?from=" + second + "&to=" + first)
                        .path("from")
                        .asText())
                .isEqualTo(second);
        author.ask(422, "GET", built + "/changes?from=" + first + "&to=" + "0".repeat(64), "");
        author.ask(400, "GET", built + "/changes?from=" + first, "");
        assertThat(author.post(409, other + "/use?confirm=guessed", "").path("sentences"))
                .anyMatch(sentence -> sentence.asText().contains("SignFlipped survives"));
        assertThat(ended(author, author.post(202, other + "/prove", "")).path("version"))
                .isEqualTo(survived.path("version"));
        author.done("DELETE", other);
        author.ask(404, "GET", other, "");

        JsonNode back = author.post(200, built + "/folder", "");
        assertThat(back.at("/assignment/version").asText()).isEqualTo(original);
        assertThat(back.path("uses")).hasSize(2);
        assertThat(author.post(422, built + "/folder", "").path("detail").asText())
                .isEqualTo("The assignment of the server's folder is in use already.");
        author.ask(404, "GET", catalog + "/assignments/none-such", "");
        author.ask(410, "GET", catalog + "/runs/1", "");
        assertThat(noted(person))
                .containsExactly(
                        "catalog.handed-over",
                        "catalog.version",
                        "catalog.handed-over",
                        "catalog.discarded",
                        "catalog.version");
    }

    /** What the log says that somebody did outside of courses, in this order. */
    private List<String> noted(Person person) {
        return server.services()
                .database()
                .with(handle -> handle.createQuery(
                                "select action from audit where actor_id = ? and course_id is null" + " order by id")
                        .bind(0, person.id())
                        .mapTo(String.class)
                        .list());
    }

    /** Two of which none ends before a file is there, so that a third one finds no place. */
    @Test
    @Order(16)
    void aProofThatFindsNoPlaceIsRefusedAndOneThatCannotBeCompiledSaysWhere() throws IOException {
        String install = ROOT + "/catalog/install";
        ProvenApi.Client author = program(server.author("author03"), Scope.ADMIN);
        Path opened = offered.resolve("opened");
        byte[] waiting = GuideAssignment.whole()
                .edited(
                        "MeanSquaresReference.java",
                        text -> text.replace(
                                "public class MeanSquaresReference implements MeanSquares {",
                                "public class MeanSquaresReference implements MeanSquares {\n    static {\n"
                                        + "        while (!java.nio.file.Files.exists(java.nio.file.Path.of(\""
                                        + opened + "\"))) { Thread.onSpinWait(); }\n    }\n"))
                .zip("");
        byte[] torn = GuideAssignment.whole()
                .edited(
                        "MeanSquaresReference.java",
                        text -> text.replace("return x.mult(w).minus(t);", "return x.mult(w)"))
                .zip("");
        List<JsonNode> runs = new ArrayList<>();
        try {
            for (String id : List.of("waits", "waits-too")) {
                runs.add(ProvenApi.json(author.send(202, install + "?id=" + id, "application/zip", waiting)
                        .body()));
            }
            assertThat(ProvenApi.json(author.send(409, install + "?id=torn", "application/zip", torn)
                                    .body())
                            .path("detail")
                            .asText())
                    .startsWith("Two proofs are running already.");
        } finally {
            Files.createFile(opened);
        }
        for (JsonNode run : runs) {
            assertThat(ended(author, run).path("phase").asText()).isEqualTo("DONE");
        }
        JsonNode refused = ended(
                author,
                ProvenApi.json(author.send(202, install + "?id=torn", "application/zip", torn)
                        .body()));
        assertThat(refused.path("phase").asText()).isEqualTo("REFUSED");
        assertThat(refused.path("problems").path(0).asText()).contains("MeanSquaresReference.java:15: ';' expected");
        author.ask(404, "GET", ROOT + "/catalog/assignments/torn", "");
    }

    @Test
    @Order(17)
    void theAuditLogIsReadAPageAtATime() {
        Set<Long> seen = new TreeSet<>();
        int pages = 0;
        for (String next = place + "/audit?limit=4"; !next.equals("null"); pages++) {
            JsonNode page = instructor.get(next);
            page.path("changes")
                    .forEach(change ->
                            assertThat(seen.add(change.path("id").asLong())).isTrue());
            assertThat(page.path("changes").size()).isLessThanOrEqualTo(4);
            next = page.path("next").asText();
        }
        assertThat(pages).isGreaterThan(3);
        long last = seen.stream().reduce((a, b) -> b).orElseThrow();
        assertThat(instructor.get(place + "/audit?after=" + last).path("changes"))
                .isEmpty();
        assertThat(instructor.file(place + "/audit.csv").lines().count()).isEqualTo(seen.size() + 1L);
        Browser.Page page = instructor.ask(200, "GET", place + "/audit?limit=1", "");
        assertThat(page.header("Link"))
                .isEqualTo("<" + ProvenApi.json(page.body()).path("next").asText() + ">; rel=\"next\"");
        for (String wrong : List.of("limit=0", "limit=501", "limit=x", "after=-1", "after=", "limit=1e2")) {
            instructor.ask(400, "GET", place + "/audit?" + wrong, "");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyAnswerThatIsDescribedWasSeen() {
        Set<String> described = new TreeSet<>();
        api.document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> method.getValue()
                                .path("responses")
                                .fieldNames()
                                .forEachRemaining(status -> {
                                    if (status.startsWith("2")) {
                                        described.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " "
                                                + path.getKey() + " " + status);
                                    }
                                })));

        assertThat(described).hasSizeGreaterThan(60);
        assertThat(api.seen()).containsAll(described);
    }
}
