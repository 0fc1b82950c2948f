package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.gradus.course.Role;
import org.gradus.desk.Addresses;
import org.gradus.store.ApiTokens.Scope;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs may do with a token. */
class ApiTest {
    private static final String JAR = "application/java-archive";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestServer server;
    private Course course;
    private CourseAssignment assignment;
    private Person student;
    private byte[] jar;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        course = server.course("Machine Learning 1");
        assignment = server.assignment(course, "activations");
        student = server.member(course, "student07", Role.STUDENT);
        jar = server.sample("activations/accepted/loops");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Browser program(Person person, Scope scope) {
        String token = server.services().tokens().create(person.id(), "test", scope, Duration.ofDays(30));
        return server.browser().with("Authorization", "Bearer " + token);
    }

    private String place() {
        return ApiPages.ROOT + Addresses.assignment(assignment);
    }

    private static JsonNode json(Browser.Page page) {
        try {
            return JSON.readTree(page.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(page.body(), e);
        }
    }

    private static void isProblem(Browser.Page page, int status) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.header("Content-Type")).startsWith("application/problem+json");
        assertThat(json(page).path("status").asInt()).isEqualTo(status);
        assertThat(json(page).path("title").asText()).isNotEmpty();
    }

    @Test
    void aTokenTellsWhoAsksAndWhatThereIs() {
        Browser program = program(student, Scope.READ);

        assertThat(json(program.get("/api/v1/me")).path("email").asText()).isEqualTo(student.email());
        JsonNode courses = json(program.get("/api/v1/courses")).path("courses");
        assertThat(courses).hasSize(1);
        assertThat(courses.path(0).path("role").asText()).isEqualTo("STUDENT");
        JsonNode assignments = json(program.get("/api/v1/courses/" + course.id() + "/assignments"))
                .path("assignments");
        assertThat(assignments.path(0).path("id").asLong()).isEqualTo(assignment.id());
        assertThat(assignments.path(0).path("catalogId").asText()).isEqualTo("activations");
    }

    @Test
    void withoutAGoodTokenThereIsNothing() {
        Browser.Page without = server.browser().get("/api/v1/me");
        isProblem(without, 401);
        assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");

        isProblem(
                server.browser().with("Authorization", "Bearer gradus_guessed").get("/api/v1/me"), 401);
        isProblem(server.browser().with("Authorization", "Basic Zm9vOmJhcg==").get("/api/v1/me"), 401);
        Browser program = program(student, Scope.READ);
        server.clock().advance(Duration.ofDays(31));
        isProblem(program.get("/api/v1/me"), 401);
    }

    @Test
    void aRevokedTokenIsVoidAtOnce() {
        Browser program = program(student, Scope.READ);
        assertThat(program.get("/api/v1/me").status()).isEqualTo(200);

        long id = server.services().tokens().of(student.id()).get(0).id();
        server.services().tokens().revoke(student.id(), id);

        isProblem(program.get("/api/v1/me"), 401);
    }

    @Test
    void aCookieOpensNothingHereAndATokenNothingElsewhere() {
        isProblem(server.signedIn(student).get("/api/v1/me"), 401);
        assertThat(program(student, Scope.STAFF).get("/account").location()).startsWith("/sign-in");
    }

    @Test
    void aJarIsHandedInAsAFormOrAsIs() {
        Browser program = program(student, Scope.SUBMIT);

        Browser.Page form = program.upload(place() + "/submissions", Map.of(), "jar", "loops.jar", jar);
        assertThat(form.status()).as(form.body()).isEqualTo(202);
        Browser.Page asIs = program.post(
                place() + "/submissions?name=vectorized.jar", JAR, server.sample("activations/accepted/vectorized"));
        assertThat(asIs.status()).as(asIs.body()).isEqualTo(202);

        JsonNode all = json(program.get(place() + "/submissions")).path("submissions");
        assertThat(all).hasSize(2);
        assertThat(all.findValuesAsText("file")).containsExactlyInAnyOrder("loops.jar", "vectorized.jar");
        JsonNode one = json(program.get(form.location()));
        assertThat(one.path("submission").path("state").asText()).isEqualTo("WAITING");
        assertThat(one.path("progress").path("ended").asBoolean()).isFalse();
        assertThat(one.path("report").isNull()).isTrue();
        isProblem(program.get(form.location() + "/report.txt"), 404);
        assertThat(server.services()
                        .submissions()
                        .byId(one.path("submission").path("id").asLong())
                        .orElseThrow()
                        .via())
                .isEqualTo("token");
    }

    @Test
    void whatIsSentAgainIsTakenOnce() {
        Browser program = program(student, Scope.SUBMIT).with("Idempotency-Key", "build-17");
        byte[] other = server.sample("activations/accepted/vectorized");

        Browser.Page first = program.post(place() + "/submissions", JAR, jar);
        Browser.Page again = program.post(place() + "/submissions", JAR, jar);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(200);
        assertThat(json(again).path("id")).isEqualTo(json(first).path("id"));
        isProblem(program.post(place() + "/submissions", JAR, other), 422);
        assertThat(program.with("Idempotency-Key", "build-18")
                        .post(place() + "/submissions", JAR, other)
                        .status())
                .isEqualTo(202);
        isProblem(program.with("Idempotency-Key", "k".repeat(101)).post(place() + "/submissions", JAR, jar), 400);
    }

    @Test
    void aKeyIsGoodForOneAssignment() {
        CourseAssignment second = server.assignment(course, "hinge-classifier");
        Browser program = program(student, Scope.SUBMIT).with("Idempotency-Key", "build-17");

        assertThat(program.post(place() + "/submissions", JAR, jar).status()).isEqualTo(202);
        assertThat(program.post(
                                ApiPages.ROOT + Addresses.assignment(second) + "/submissions",
                                JAR,
                                server.sample("hinge-classifier/accepted/loops"))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void whatCannotBeGradedIsRefusedWithReasons() {
        Browser program = program(student, Scope.SUBMIT);
        String place = place() + "/submissions";

        isProblem(program.post(place, JAR, "no jar".getBytes(java.nio.charset.StandardCharsets.UTF_8)), 422);
        isProblem(program.post(place, JAR, new byte[0]), 422);
        isProblem(program.post(place, "application/json", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)), 400);
        isProblem(program.upload(place, Map.of(), "file", "loops.jar", jar), 400);
        isProblem(
                program.post(
                        place, JAR, new byte[(int) server.services().intake().limit() + 10]),
                413);
        // So large that the server does not even look at what it is.
        isProblem(
                program.post(
                        place, JAR, new byte[(int) server.services().intake().limit() + (2 << 20)]),
                413);
        assertThat(json(program.get(place)).path("submissions")).isEmpty();
    }

    @Test
    void nothingIsHandedInInACourseThatIsOver() {
        server.services()
                .courses()
                .update(new Course(course.id(), course.title(), course.term(), course.timeZone(), true));

        Browser.Page page = program(student, Scope.SUBMIT).post(place() + "/submissions", JAR, jar);

        isProblem(page, 409);
        assertThat(json(page).path("title").asText() + json(page).path("detail").asText())
                .contains("The course is over: nothing can be handed in any more.");
        Browser browser = server.as(student);
        Browser.Page form =
                browser.upload(Addresses.assignment(assignment) + "/submissions", Map.of(), "jar", "loops.jar", jar);
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.body()).contains("The course is over: nothing can be handed in any more.");
        assertThat(server.services().submissions().of(assignment.id(), student.id(), null))
                .isEmpty();
    }

    @Test
    void readingTokensHandNothingIn() {
        isProblem(program(student, Scope.READ).post(place() + "/submissions", JAR, jar), 403);
    }

    @Test
    void othersWorkIsOutOfReachWithoutATokenForStaff() {
        long submission = json(program(student, Scope.SUBMIT).post(place() + "/submissions", JAR, jar))
                .path("id")
                .asLong();
        String address = place() + "/submissions/" + submission;
        Person assistant = server.member(course, "assistant01", Role.ASSISTANT);

        isProblem(
                program(server.member(course, "student08", Role.STUDENT), Scope.SUBMIT)
                        .get(address),
                403);
        isProblem(program(server.person("stranger"), Scope.SUBMIT).get(address), 404);
        isProblem(program(assistant, Scope.SUBMIT).get(address), 403);
        assertThat(program(assistant, Scope.STAFF).get(address).status()).isEqualTo(200);
        isProblem(program(server.administrator("administrator01"), Scope.READ).get(address), 404);
    }

    @Test
    void draftsAreForStaffTokens() {
        CourseAssignment draft = server.services().assignments().add(course.id(), "hinge-classifier", "Hinge");
        String list = "/api/v1/courses/" + course.id() + "/assignments";
        Person assistant = server.member(course, "assistant01", Role.ASSISTANT);

        assertThat(json(program(assistant, Scope.SUBMIT).get(list)).path("assignments"))
                .hasSize(1);
        assertThat(json(program(assistant, Scope.STAFF).get(list)).path("assignments"))
                .hasSize(2);
        isProblem(
                program(student, Scope.SUBMIT)
                        .post(ApiPages.ROOT + Addresses.assignment(draft) + "/submissions", JAR, jar),
                403);
    }

    @Test
    void aTokenAllowsNoMoreThanItsPersonMayAtThatMoment() {
        Person assistant = server.member(course, "assistant01", Role.ASSISTANT);
        Browser program = program(assistant, Scope.STAFF);
        server.assignment(course, "hinge-classifier");
        server.services().assignments().add(course.id(), "linear-trainer", "A draft");
        String list = "/api/v1/courses/" + course.id() + "/assignments";
        assertThat(json(program.get(list)).path("assignments")).hasSize(3);

        server.services().courses().enrol(course.id(), assistant.id(), Role.STUDENT);

        assertThat(json(program.get(list)).path("assignments")).hasSize(2);
    }

    @Test
    void errorsAreProblemsOnEveryPath() {
        Browser program = program(student, Scope.SUBMIT);

        isProblem(program.get("/api/v1/nothing"), 404);
        isProblem(program.get("/api/v1/courses/999/assignments"), 404);
        isProblem(program.get("/api/v1/courses/x/assignments"), 404);
        isProblem(program.get(place() + "/submissions/999"), 404);
        isProblem(program.post("/api/v1/me", JAR, jar), 405);
    }

    @Test
    void anErrorSaysUnderWhichNumberItStandsInTheLog() {
        Browser.Page wrong = program(student, Scope.SUBMIT).post("/api/v1/me", JAR, jar);

        isProblem(wrong, 405);
        assertThat(wrong.header("Allow")).contains("GET").contains("PATCH");
        assertThat(json(wrong).path("id").asText())
                .isEqualTo(wrong.header("X-Request-Id"))
                .isNotEmpty();
        assertThat(json(wrong).path("title").asText()).isEqualTo("Method Not Allowed");
        assertThat(json(wrong).path("detail").asText()).contains("GET");
    }

    @Test
    void aFaultOfOursIsAProblemAsWell() {
        Browser program = program(student, Scope.READ);
        server.services().database().close();

        Browser.Page fault = program.get("/api/v1/me");

        assertThat(fault.status()).isGreaterThanOrEqualTo(500);
        isProblem(fault, fault.status());
        assertThat(json(fault).path("detail").asText())
                .contains(json(fault).path("id").asText());
    }

    @Test
    void aBodyIsReadStrictly() {
        Browser program = program(student, Scope.SUBMIT);
        for (String body : new String[] {
            "",
            "{",
            "[]",
            "null",
            "{\"name\": 1}",
            "{\"name\": \"a\"} {}",
            "{\"name\": \"a\", \"name\": \"b\"}",
            "{\"Name\": \"a\"}",
            "{\"name\": {\"first\": \"a\"}}"
        }) {
            isProblem(patch(program, "application/json", body), 400);
        }
        isProblem(patch(program, "text/plain", "{\"name\": \"a\"}"), 415);
        isProblem(patch(program, "application/json", "{\"name\": \"" + "a".repeat(1 << 20) + "\"}"), 413);
        assertThat(patch(program, "application/merge-patch+json", "{\"name\": \"Another\\u202eName\"}")
                        .status())
                .isEqualTo(200);
        assertThat(json(program.get("/api/v1/me")).path("name").asText()).isEqualTo("Another Name");
    }

    private static Browser.Page patch(Browser program, String type, String body) {
        return program.send("PATCH", "/api/v1/me", type, BodyPublishers.ofString(body));
    }

    @Test
    void onlyTheWidestScopeAdministers() {
        Person administrator = server.administrator("administrator01");

        isProblem(program(administrator, Scope.STAFF).get("/api/v1/people"), 403);
        assertThat(program(administrator, Scope.ADMIN).get("/api/v1/people").status())
                .isEqualTo(200);
        isProblem(program(student, Scope.ADMIN).get("/api/v1/people"), 404);
        isProblem(program(student, Scope.ADMIN).get("/api/v1/courses/" + course.id() + "/roster"), 403);
    }
}
