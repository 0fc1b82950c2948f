package org.gradus.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradus.course.Role;
import org.gradus.desk.Addresses;
import org.gradus.store.ApiTokens.Scope;
import org.gradus.store.Batches;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Person;
import org.gradus.store.StoredSubmission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Handing in for a whole class, in the browser and by a program, against a server that takes uploads and grades none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchPagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIELD = Pattern.compile("name=\"(who-\\d+)\" value=\"([^\"]*)\"");

    private TestServer server;
    private Path data;
    private byte[] right;
    private byte[] wrong;
    private Person assistant;
    private Course course;
    private CourseAssignment assignment;
    private Person joerg;
    private Person kimA;
    private Person kimB;
    private Person seven;
    private Browser browser;
    private int courses;

    @BeforeAll
    void start(@TempDir Path folder) {
        data = folder;
        server = TestServer.start(folder);
        right = server.sample("activations/accepted/loops");
        wrong = server.sample("activations/accepted/vectorized");
        assistant = server.person("assistant01");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void enrol() {
        courses++;
        course = server.course("Machine Learning " + courses);
        server.services().courses().enrol(course.id(), assistant.id(), Role.ASSISTANT);
        assignment = server.assignment(course, "activations");
        joerg = student("joerg" + courses, "Jörg Müller");
        kimA = student("kim-a" + courses, "Kim Doe");
        kimB = student("kim-b" + courses, "Kim Doe");
        seven = student("student07-" + courses, "student07");
        browser = server.signedIn(assistant);
        browser.get(place());
    }

    private Person student(String login, String name) {
        Person person = server.services().people().create(login + "@example.org", name);
        server.services().courses().enrol(course.id(), person.id(), Role.STUDENT);
        return person;
    }

    private String place() {
        return Addresses.assignment(assignment) + "/batches";
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As Canvas packs it: an umlaut, namesakes, a late one, a file handed in again, one that is no jar, a text. */
    private byte[] canvas() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("müllerjörg_4711_90001_activations.jar", wrong);
        files.put("müllerjörg_4711_90007_activations-1.jar", right);
        files.put("doekim_LATE_4712_90002_activations.jar", right);
        files.put("doekim_4713_90003_activations.jar", wrong);
        files.put("student07_4714_90004_activations.jar", "no jar at all".getBytes(UTF_8));
        files.put("strangerthe_4715_90005_activations.jar", wrong);
        files.put("typist_4716_text.html", "<p>x</p>".getBytes(UTF_8));
        return zip(files);
    }

    private Browser.Page upload(byte[] zip) {
        return browser.upload(place(), Map.of("once", "a".repeat(30)), "zip", "hw1_submissions.zip", zip);
    }

    /** What stands in the fields for the students. */
    private static Map<String, String> fields(Browser.Page preview) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(preview.body());
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        return fields;
    }

    private List<StoredSubmission> of(Person person) {
        return server.services().submissions().of(assignment.id(), person.id(), null);
    }

    private long handedIn() {
        return server.services().submissions().count(assignment.id());
    }

    @Test
    void aCanvasDownloadIsLookedAtFirstAndThenHandedInOnce() {
        Browser.Page sent = upload(canvas());
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        Browser.Page preview = browser.follow(sent);

        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.body())
                .contains("One file is ready, 3 need a decision, one cannot be graded.")
                .contains("activations-1.jar counts, the newest; not looked at: activations.jar.")
                .contains("is not a jar")
                .contains("Perhaps Kim Doe (" + kimA.email() + "), Kim Doe (" + kimB.email() + ").")
                .contains("marked late")
                .contains("Typed-in texts and links hold no jar");
        assertThat(handedIn()).isZero();
        Map<String, String> fields = fields(preview);
        assertThat(fields).containsEntry("who-1", "").containsEntry("who-2", "").containsEntry("who-3", joerg.email());

        Map<String, String> answer = new HashMap<>(fields);
        answer.put("who-1", kimB.email());
        answer.put("who-2", "nobody@example.org");
        Browser.Page wrongAddress = browser.post(sent.location() + "/take", answer);
        assertThat(wrongAddress.status()).isEqualTo(422);
        assertThat(wrongAddress.body())
                .contains(
                        "There is no student of this course, or more than one, with the address or the name “nobody@example.org”")
                .contains("value=\"nobody@example.org\"");
        assertThat(handedIn()).isZero();

        answer.put("who-2", "Kim Doe");
        assertThat(browser.post(sent.location() + "/take", answer).body())
                .contains(
                        "There is no student of this course, or more than one, with the address or the name “Kim Doe”");
        answer.put("who-2", kimB.email());
        assertThat(browser.post(sent.location() + "/take", answer).body())
                .contains("are both for “" + kimB.email() + "”. Choose one of them");
        assertThat(handedIn()).isZero();

        student("namesake" + courses, kimA.email());
        answer.put("who-2", kimA.email().toUpperCase(java.util.Locale.ROOT));
        answer.put("who-3", joerg.name().toLowerCase(java.util.Locale.ROOT));
        Browser.Page taken = browser.post(sent.location() + "/take", answer);
        assertThat(taken.status()).as(taken.body()).isEqualTo(303);
        Browser.Page results = browser.follow(taken);
        assertThat(results.body())
                .contains("3 files are handed in.")
                .contains("0 of 3 are graded.")
                .contains("left out")
                .contains("is not a jar");
        assertThat(of(joerg)).singleElement().satisfies(submission -> {
            assertThat(submission.fileName()).isEqualTo("activations-1.jar");
            assertThat(submission.via()).isEqualTo("batch");
            assertThat(submission.state()).isEqualTo(StoredSubmission.State.WAITING);
        });
        assertThat(of(seven)).isEmpty();
        assertThat(priorities()).as("behind everything that students upload").containsExactly(0, 0, 0);
        Browser.Page csv = browser.get(sent.location() + "/results.csv");
        assertThat(csv.header("Content-Disposition")).contains("activations-results.csv");
        assertThat(csv.body().lines()).as("what is graded, and what cannot be").hasSize(2);
        assertThat(csv.body()).contains("student07-4714", "is not a jar");
        assertThat(json(browser.get(sent.location() + "/state")).path("items").asInt())
                .isEqualTo(3);

        Browser.Page twice = browser.post(sent.location() + "/take", answer);
        assertThat(browser.follow(twice).body()).contains("This was decided already.");
        assertThat(handedIn()).isEqualTo(3);
        assertThat(server.services().audit().of(course.id(), Long.MAX_VALUE, 10))
                .filteredOn(entry -> entry.action().equals("batch.taken"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).contains("hw1_submissions.zip", "3 files"));

        Browser.Page next = browser.follow(browser.upload(
                place(), Map.of(), "zip", "again.zip", zip(Map.of("doekim_LATE_4712_90002_activations.jar", right))));
        assertThat(next.body())
                .as("whose Canvas number it is was said above")
                .contains("One file is ready")
                .contains("Was handed in by this student before");
    }

    private List<Integer> priorities() {
        return server.services()
                .database()
                .with(handle -> handle.createQuery("select t.priority from scheduled_tasks t join submission s"
                                + " on cast(s.id as text) = t.task_instance where s.assignment_id = :assignment")
                        .bind("assignment", assignment.id())
                        .mapTo(Integer.class)
                        .list());
    }

    @Test
    void aMoodleDownloadAndJarsPackedByHandFindTheirStudents() {
        Browser.Page moodle = browser.follow(upload(zip(new LinkedHashMap<>(Map.of(
                "Jörg Müller_9001_assignsubmission_file_/activations.jar", right,
                "Kim Doe_9002_assignsubmission_file_/activations.jar", right,
                "student07_9003_assignsubmission_file/activations.jar", wrong)))));
        assertThat(moodle.body()).contains("2 files are ready, one needs a decision");
        assertThat(fields(moodle)).containsValues(joerg.email(), seven.email(), "");

        Browser.Page plain = browser.follow(browser.upload(
                place(),
                Map.of(),
                "zip",
                "jars.zip",
                zip(Map.of("kim-a" + courses + ".jar", right, "hw/" + kimB.email() + "/activations.jar", right))));
        assertThat(plain.body()).contains("2 files are ready").contains("The same file as that of");
        assertThat(fields(plain)).containsValues(kimA.email(), kimB.email());
    }

    @Test
    void whatCountsAsLateIsSaidByThePlatformOrByTheMoment() {
        server.services().assignments().update(due(server.clock().instant().minus(Duration.ofDays(3))));
        byte[] zip = zip(new LinkedHashMap<>(
                Map.of("müllerjörg_4711_90001_a.jar", right, "student07_LATE_4714_90004_a.jar", right)));

        Browser.Page first = browser.follow(upload(zip));
        assertThat(first.body()).contains("One file is marked as late by the platform");
        browser.post(first.response().uri().getPath() + "/take", fields(first));
        assertThat(of(joerg).get(0).received()).isEqualTo(assignment.due());
        assertThat(of(seven).get(0).received()).isEqualTo(assignment.due().plusMillis(1));

        Browser.Page second = browser.follow(
                browser.upload(place(), Map.of(), "zip", "b.zip", zip(Map.of("müllerjörg_4711_90009_a.jar", wrong))));
        Map<String, String> byNow = new HashMap<>(fields(second));
        byNow.put("by-now", "yes");
        browser.post(second.response().uri().getPath() + "/take", byNow);
        assertThat(of(joerg).get(0).received()).isEqualTo(server.clock().instant());
    }

    private CourseAssignment due(java.time.Instant due) {
        assignment = new CourseAssignment(
                assignment.id(),
                assignment.course(),
                assignment.catalogId(),
                assignment.title(),
                assignment.position(),
                true,
                null,
                due,
                null,
                0,
                null,
                null,
                assignment.counting(),
                assignment.diagnosis(),
                1,
                null);
        return assignment;
    }

    @Test
    void whatIsNoClassIsRefusedInASentenceAndLeavesNothingBehind() throws IOException {
        byte[] sound = canvas();

        for (Map.Entry<byte[], String> one : Map.of(
                        new byte[0],
                        "The file is empty",
                        "not a zip".getBytes(UTF_8),
                        "This is not a zip.",
                        Arrays.copyOf(sound, sound.length / 2),
                        "The zip is damaged or a part of it is missing",
                        zip(Map.of()),
                        "The zip is empty.",
                        zip(Map.of("class.zip", sound)),
                        "The zip holds only other zips.",
                        right,
                        "This is a single jar")
                .entrySet()) {
            Browser.Page page = upload(one.getKey());
            assertThat(page.status()).as(page.body()).isEqualTo(422);
            assertThat(page.body()).contains(one.getValue());
        }
        Map<String, byte[]> zeros = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            zeros.put("student0" + i + ".jar", new byte[17 << 20]);
        }
        Browser.Page bomb = upload(zip(zeros));
        assertThat(bomb.status()).isEqualTo(422);
        assertThat(bomb.body()).contains("The zip unpacks to more than 64 MiB, like a decompression bomb.");
        Browser.Page nothing = browser.post(place(), Map.of());
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body()).contains("No file was chosen.");
        assertThat(batches().of(assignment.id())).isEmpty();
        assertThat(uploads()).isEmpty();
    }

    private Batches batches() {
        return new Batches(server.services().database(), server.clock());
    }

    private List<Path> uploads() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("uploads"))) {
            return files.toList();
        }
    }

    private int jars() {
        return server.services()
                .database()
                .with(handle -> handle.createQuery("select count(*) from jar")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void aPreviewIsGivenUpByHandOrByItselfAfterADay() {
        byte[] rare = server.sample("activations/partial/tanh-half-as-steep");
        int before = jars();
        Browser.Page given = upload(zip(Map.of("student07.jar", rare)));
        assertThat(jars()).isEqualTo(before + 1);
        Browser.Page gone = browser.post(given.location() + "/discard", Map.of());
        assertThat(browser.follow(gone).body()).contains("Nothing was handed in, and the zip is forgotten.");
        assertThat(browser.get(given.location()).status()).isEqualTo(404);
        assertThat(jars()).isEqualTo(before);

        Browser.Page kept = upload(zip(Map.of("student07.jar", rare)));
        assertThat(kept.location())
                .isEqualTo(upload(zip(Map.of("student07.jar", rare))).location());
        server.clock().advance(Batches.OPEN_FOR.plusSeconds(1));
        browser = server.signedIn(assistant);
        browser.get(place());
        assertThat(browser.get(kept.location()).status()).isEqualTo(404);
        assertThat(jars()).isEqualTo(before);
    }

    @Test
    void studentsAreKeptOutBeforeTheirUploadIsRead() {
        Person student = server.member(course, "reader" + courses, Role.STUDENT);
        Browser other = server.signedIn(student);

        assertThat(other.get(place()).status()).isEqualTo(403);
        assertThat(other.upload(place(), Map.of(), "zip", "x.zip", canvas()).status())
                .isEqualTo(403);
        assertThat(browser.withoutFormToken()
                        .upload(place(), Map.of(), "zip", "x.zip", canvas())
                        .status())
                .as("a form from elsewhere")
                .isEqualTo(403);
        assertThat(handedIn()).isZero();
    }

    private Browser program(Scope scope) {
        String token = server.services().tokens().create(assistant.id(), "test", scope, Duration.ofDays(30));
        return server.browser().with("Authorization", "Bearer " + token);
    }

    private static JsonNode json(Browser.Page page) {
        try {
            return JSON.readTree(page.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(page.body(), e);
        }
    }

    private String api() {
        return ApiPages.ROOT + place();
    }

    @Test
    void aProgramHandsInWhatIsClearAndIsAskedAboutTheRest() {
        Browser program = program(Scope.STAFF).with("Idempotency-Key", "k" + courses);

        Browser.Page asked = program.post(api() + "?name=hw1.zip", "application/zip", canvas());
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        assertThat(json(asked).at("/batch/state").asText()).isEqualTo("OPEN");
        assertThat(json(asked).at("/batch/file").asText()).isEqualTo("hw1.zip");
        assertThat(json(asked).path("items"))
                .extracting(item -> item.path("state").asText())
                .containsExactlyInAnyOrder("SEVERAL_PEOPLE", "SEVERAL_PEOPLE", "READY", "NOBODY", "BROKEN");
        assertThat(handedIn()).isZero();
        assertThat(json(program.get(api() + "?key=k" + courses)).path("batches"))
                .hasSize(1);

        String own = asked.header("Location");
        Browser.Page taken = program.post(own + "/take?unmatched=skip", "application/json", new byte[0]);
        assertThat(json(taken).at("/batch/state").asText()).isEqualTo("TAKEN");
        assertThat(json(taken).at("/batch/progress/items").asInt()).isEqualTo(1);
        assertThat(handedIn()).isEqualTo(1);

        Browser.Page again = program.post(api() + "?unmatched=skip", "application/zip", canvas());
        assertThat(again.header("Location")).isEqualTo(own);
        assertThat(handedIn()).isEqualTo(1);

        Browser.Page form = program.with("Idempotency-Key", "other" + courses)
                .upload(api() + "?unmatched=skip", Map.of(), "zip", "hw1.zip", canvas());
        assertThat(form.header("Location")).isNotEqualTo(own);
        assertThat(json(form).at("/batch/progress/items").asInt()).isEqualTo(1);
        assertThat(handedIn()).as("the same file of the same student").isEqualTo(1);
    }

    @Test
    void aProgramIsToldWhatIsWrong() throws Exception {
        Browser program = program(Scope.STAFF);

        isProblem(program.post(api(), "application/zip", "nothing".getBytes(UTF_8)), 422, "This is not a zip.");
        isProblem(program.post(api(), "text/plain", canvas()), 400, "No zip was sent.");
        isProblem(program.post(api() + "?unmatched=guess", "application/zip", canvas()), 400, "Of the options");
        isProblem(program.get(api() + "/999"), 404, "There is nothing at this address");
        isProblem(program(Scope.SUBMIT).post(api(), "application/zip", canvas()), 403, "This token is not good");
        assertThat(handedIn()).isZero();
        cutInTheMiddle();
        assertThat(batches().of(assignment.id())).isEmpty();
    }

    /** An upload that ends before what was announced has come. */
    private void cutInTheMiddle() throws IOException, InterruptedException {
        String token = server.services().tokens().create(assistant.id(), "cut", Scope.STAFF, Duration.ofDays(1));
        byte[] zip = canvas();
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + api() + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAuthorization: Bearer "
                            + token + "\r\nContent-Type: application/zip\r\nContent-Length: " + zip.length + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(zip, 0, zip.length / 2);
            out.flush();
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .doesNotContain("HTTP/1.1 202");
        }
        org.awaitility.Awaitility.await().until(() -> uploads().isEmpty());
    }

    private static void isProblem(Browser.Page page, int status, String sentence) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.header("Content-Type")).startsWith("application/problem+json");
        assertThat(json(page).path("sentences").path(0).asText()).startsWith(sentence);
    }
}
