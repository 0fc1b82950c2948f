package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.SoftAssertions;
import org.gradus.check.Finding;
import org.gradus.check.Visibility;
import org.gradus.course.ScoreOverride;
import org.gradus.desk.Addresses;
import org.gradus.grading.CheckResult;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.store.ApiTokens;
import org.gradus.store.Overrides;
import org.gradus.store.Person;
import org.gradus.store.StoredSubmission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Whatever a student can write is shown as what it is: on no page does it become markup, a header, a path or a template. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextsTest {
    /** Markup for texts, for attributes in either quotes, and all ways in which a template could take it for an expression. */
    private static final String ATTACK =
            "\"'><script>alert(1)</script><img src=x onerror=alert(2)>[[${7919*7907}]]__${7919*7907}__${7919*7907}";

    /** What would be left of it if it had worked. */
    private static final List<String> DONE = List.of("<script>alert", "<img src=x", "62615533", "'><", "\"'>");

    private static final String JAR = "application/java-archive";

    private TwoCourses courses;
    private TestServer server;
    private Person student;
    private long submission;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        courses = new TwoCourses(folder);
        server = courses.server;
        student = courses.here.student();
        Browser browser = server.as(student);
        assertThat(browser.post("/account/profile", Map.of("name", ATTACK)).status())
                .isEqualTo(303);
        student = server.services().people().byId(student.id()).orElseThrow();
        assertThat(student.name()).isEqualTo(ATTACK);
        submission = hostile();
        new Overrides(server.services().database(), server.clock())
                .set(
                        courses.here.assignment().id(),
                        student.id(),
                        new ScoreOverride(50.0, ATTACK),
                        ATTACK,
                        courses.here.instructor());
    }

    @AfterAll
    void stop() {
        courses.close();
    }

    /** A jar with a class and a source of hostile names, graded with a report in which every text is hostile. */
    private long hostile() throws IOException {
        long id = server.services()
                .submissions()
                .receive(
                        courses.here.assignment().id(),
                        student.id(),
                        null,
                        "2".repeat(64),
                        jar(),
                        ATTACK,
                        "browser",
                        "hostile",
                        server.clock().millis() + 1)
                .orElseThrow();
        server.services().submissions().claim(id, "run");
        assertThat(server.services().gradings().finish(id, "run", report(), StoredSubmission.State.GRADED, true))
                .isTrue();
        return id;
    }

    private static byte[] jar() throws IOException {
        String name = "Evil<script>alert(1)<script>";
        ClassWriter written = new ClassWriter(0);
        written.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", new String[] {
            "An<img src=x onerror=alert(2)>"
        });
        written.visitEnd();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name + ".class"));
            zip.write(written.toByteArray());
            zip.putNextEntry(new ZipEntry("Source" + ATTACK.replace("/", "") + ".java"));
            zip.write(("// " + ATTACK).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static ScoreReport report() {
        return new ScoreReport(
                new ScoreReport.AssignmentFacts("activations", "Activations", "00"),
                new ScoreReport.SubmissionFacts(ATTACK, ATTACK, "2".repeat(64), 7, Map.of("Role", ATTACK)),
                ScoreReport.State.GRADED,
                null,
                List.of(ATTACK),
                List.of(new CheckResult(
                        "check",
                        1,
                        "A check",
                        1,
                        10,
                        Visibility.PUBLIC,
                        CheckResult.Status.PARTIAL,
                        WorkerOutcome.THREW,
                        List.of(Finding.of(ATTACK, ATTACK, ATTACK, ATTACK)),
                        "",
                        new Output(ATTACK + "\r\n" + ATTACK, 0, "", 2L * ATTACK.length()),
                        Duration.ofMillis(80))),
                List.of(new Diagnosis("Mistake", "A mistake.", ATTACK, "", Visibility.PUBLIC)),
                new ScoreReport.Facts("invented", "L1", "none", "17", 1, TestServer.NOW, Duration.ofMillis(900)));
    }

    private void isHarmless(SoftAssertions softly, String what, Browser.Page page) {
        if (page.header("Content-Type").startsWith("text/html")) {
            softly.assertThat(page.body()).as(what).doesNotContain(DONE);
        } else {
            // Not shown as a page: browsers keep to the type.
            softly.assertThat(page.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        }
        softly.assertThat(page.status()).as(what).isLessThan(500);
    }

    @Test
    void noPageTakesATextForMarkup() {
        SoftAssertions softly = new SoftAssertions();
        int shown = 0;
        for (Person person : List.of(
                student,
                courses.here.other(),
                courses.here.assistant(),
                courses.here.instructor(),
                courses.administrator)) {
            Browser browser = server.as(person);
            for (String route : server.routes()) {
                if (!route.startsWith("GET ") || route.endsWith("/events") || route.contains("/api/")) {
                    continue;
                }
                String path = route.substring("GET ".length());
                Map<String, String> parts = TwoCourses.parts(courses.here, path);
                parts.put("submission", Long.toString(submission));
                Browser.Page page = browser.get(TwoCourses.address(path, parts));
                isHarmless(softly, route + " by " + person.email(), page);
                if (page.status() == 200 && page.body().contains("&lt;script&gt;alert")) {
                    shown++;
                }
            }
        }
        softly.assertAll();
        assertThat(shown).as("pages on which the texts stand, as texts").isGreaterThan(25);
    }

    @Test
    void noFormGivesATextBackAsMarkup() {
        String course = Addresses.course(courses.here.course().id());
        String place = courses.here.place();
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : List.of(
                "name",
                "email",
                "title",
                "term",
                "zone",
                "points",
                "reason",
                "comment",
                "due",
                "late-due",
                "opens",
                "penalty",
                "attempts",
                "code",
                "typed",
                "token-name",
                "role",
                "section",
                "number",
                "login",
                "extra-time",
                "next",
                "once",
                "sort",
                "q",
                "sheet",
                "text",
                "list",
                "refill",
                "team-size")) {
            fields.put(field, ATTACK);
        }
        Map<String, Browser> browsers = Map.of(
                "student", server.as(student),
                "instructor", server.as(courses.here.instructor()),
                "administrator", server.as(courses.administrator),
                "nobody", server.browser());
        SoftAssertions softly = new SoftAssertions();
        browsers.forEach((who, browser) -> {
            for (String address : List.of(
                    "/sign-in",
                    "/forgotten",
                    "/welcome/" + courses.here.link(),
                    "/account/tokens",
                    "/account/password",
                    place + "/submissions",
                    place + "/team",
                    place + "/settings",
                    place + "/extensions",
                    place + "/regrades",
                    place + "/students/" + student.id() + "/override",
                    course + "/settings",
                    course + "/roster",
                    course + "/roster/import",
                    course + "/roster/people/" + student.id(),
                    course + "/people/" + student.id() + "/link",
                    course + "/gradebook/sheets",
                    "/admin/people",
                    "/admin/people/" + student.id() + "/delete",
                    "/admin/people/" + student.id() + "/rights",
                    "/admin/courses",
                    "/admin/courses/" + courses.here.course().id() + "/delete")) {
                isHarmless(softly, address + " by " + who, browser.post(address, fields));
                // What it left to be said on the next page.
                isHarmless(softly, "after " + address + " by " + who, browser.get("/"));
            }
            for (String query : List.of(
                    "/sign-in?next=",
                    "/admin/people?q=",
                    course + "/gradebook?sort=total&section=",
                    course + "/gradebook?name=",
                    place + "/mistakes?name=",
                    place + "/extensions?student=")) {
                String address = query + URLEncoder.encode(ATTACK, StandardCharsets.UTF_8);
                isHarmless(softly, query + " by " + who, browser.get(address));
            }
        });
        softly.assertAll();
    }

    /** Jars that differ in a byte or two, so that each is one of its own. */
    private byte[] another(int number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(courses.jar));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
            out.putNextEntry(new ZipEntry("number.txt"));
            out.write(number);
        }
        return bytes.toByteArray();
    }

    @Test
    void theNameOfAFileIsNeitherAPathNorAHeader() throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("../../etc/passwd.jar", "passwd.jar");
        names.put("C:\\Users\\mallory\\mine.jar", "mine.jar");
        names.put("..", "submission.jar");
        names.put("", "submission.jar");
        names.put("/", "submission.jar");
        names.put(" \t ", "submission.jar");
        names.put("a\0b.jar", "a b.jar");
        names.put("a\r\nX-Evil: 1.jar", "a X-Evil: 1.jar");
        names.put("evil\u202Eraj.exe", "evil raj.exe");
        names.put("soft\u00ADhyphen\u200B.jar", "soft hyphen .jar");
        names.put("\uD83D\uDCA5 ü*.jar", "\uD83D\uDCA5 ü*.jar");
        names.put("a\"; filename=\"b.exe", "a\"; filename=\"b.exe");
        names.put("x".repeat(3_000) + ".jar", "x".repeat(200));
        names.put("\uD83D\uDCA5".repeat(300), "\uD83D\uDCA5".repeat(200));
        Person person = courses.here.other();
        Browser browser = server.as(person);
        String token =
                server.services().tokens().create(person.id(), "test", ApiTokens.Scope.SUBMIT, Duration.ofDays(1));
        Browser program = server.browser().with("Authorization", "Bearer " + token);
        SoftAssertions softly = new SoftAssertions();
        int number = 0;
        for (Map.Entry<String, String> name : names.entrySet()) {
            Browser.Page taken = program.post(
                    ApiPages.ROOT + courses.here.place() + "/submissions?name="
                            + URLEncoder.encode(name.getKey(), StandardCharsets.UTF_8),
                    JAR,
                    another(number++));
            assertThat(taken.status()).as(name.getValue() + taken.body()).isEqualTo(202);
            String page = taken.location().substring(ApiPages.ROOT.length());
            long id = Long.parseLong(page.substring(page.lastIndexOf('/') + 1));
            softly.assertThat(server.services()
                            .submissions()
                            .byId(id)
                            .orElseThrow()
                            .fileName())
                    .isEqualTo(name.getValue());
            Browser.Page download = browser.get(page + "/jar");
            softly.assertThat(download.status()).isEqualTo(200);
            softly.assertThat(download.header("Content-Disposition"))
                    .matches(
                            "attachment; filename=\"[A-Za-z0-9._-]{1,400}\"; filename\\*=UTF-8''[A-Za-z0-9._%-]{1,2400}");
            softly.assertThat(download.header("X-Evil")).isEmpty();
        }
        Browser.Page form = browser.upload(
                courses.here.place() + "/submissions", Map.of(), "jar", "../../../root/form.jar", another(number));
        softly.assertThat(form.status()).as(form.body()).isEqualTo(303);
        softly.assertThat(browser.get(form.location()).body())
                .contains("form.jar")
                .doesNotContain("root/form.jar");
        softly.assertAll();
    }

    @Test
    void theZipOfAllJarsHoldsNoPathAndNoTrick() throws IOException, InterruptedException {
        server.services().people().setName(courses.here.other().id(), "../../\u202E" + ATTACK);
        courses.graded(courses.here.assignment(), courses.here.other(), "../../x.jar", report());
        Browser instructor = server.as(courses.here.instructor());
        HttpResponse<byte[]> zip = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + courses.here.place() + "/submissions.zip"))
                                .header("Cookie", Guard.COOKIE + "=" + instructor.cookie())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        List<String> entries = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.add(entry.getName());
            }
        }

        assertThat(entries).hasSize(2).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Za-z0-9_-]+\\.jar"));
    }

    @Test
    void aNameIsOneLineWhateverWasTyped() {
        Person person = courses.there.student();
        Browser browser = server.as(person);

        browser.post("/account/profile", Map.of("name", "Eve\r\nBcc: all@example.org\0\u202E" + "e".repeat(5_000)));

        String name = server.services().people().byId(person.id()).orElseThrow().name();
        assertThat(name)
                .startsWith("Eve Bcc: all@example.org e")
                .hasSizeLessThanOrEqualTo(200)
                .doesNotContain("\r", "\n", "\0", "\u202E");
    }

    /** A program that prints a report on a terminal is told nothing that the terminal would obey. */
    @Test
    void theTextOfAReportObeysNobody() {
        String token =
                server.services().tokens().create(student.id(), "test", ApiTokens.Scope.READ, Duration.ofDays(1));
        Browser.Page page = server.browser()
                .with("Authorization", "Bearer " + token)
                .get(ApiPages.ROOT + courses.here.place() + "/submissions/" + submission + "/report.txt");

        assertThat(page.header("Content-Type")).startsWith("text/plain");
        assertThat(page.body()).contains("<script>alert").doesNotContain("\u001B", "\r");
    }
}
