package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.gradus.desk.Addresses;
import org.gradus.store.ApiTokens;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are too large, broken or forged, and the headers that every answer carries whatever was asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsTest {
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private TwoCourses courses;
    private TestServer server;
    private String place;
    private Browser student;

    @BeforeAll
    void start(@TempDir Path folder) {
        courses = new TwoCourses(folder);
        server = courses.server;
        place = courses.here.place();
        student = server.as(courses.here.student());
    }

    @AfterAll
    void stop() {
        courses.close();
    }

    private Browser program() {
        String token = server.services()
                .tokens()
                .create(courses.here.student().id(), "test", ApiTokens.Scope.SUBMIT, Duration.ofDays(1));
        return server.browser().with("Authorization", "Bearer " + token);
    }

    private String submission() {
        return Addresses.submission(courses.here.assignment(), courses.here.submission());
    }

    /** A header of an answer as it came; empty if it has none. */
    private static String header(String answer, String name) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                        .startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    @Test
    void everyKindOfAnswerCarriesTheHeaders() {
        Browser admin = server.as(courses.administrator);
        Browser instructor = server.as(courses.here.instructor());
        String course = Addresses.course(courses.here.course().id());
        Map<String, Browser.Page> answers = new LinkedHashMap<>();
        answers.put("200 page", student.get(place));
        answers.put("200 sign-in page", server.browser().get("/sign-in"));
        answers.put("303 redirect", server.browser().get(place));
        answers.put("404 page", student.get("/nothing"));
        answers.put("403 page", student.get(course + "/audit"));
        answers.put("405 page", student.ask("DELETE", "/account"));
        answers.put("422 page", student.post(place + "/submissions", Map.of()));
        answers.put("400 page", instructor.post(place + "/grades", Map.of()));
        answers.put("410 page", server.browser().get("/welcome/none"));
        answers.put("200 static", server.browser().get("/static/gradus.css"));
        answers.put("200 static, head only", server.browser().ask("HEAD", "/static/gradus.css"));
        answers.put("404 static", server.browser().get("/static/none.css"));
        answers.put("200 json", student.get(submission() + "/report.json"));
        answers.put("200 state", student.get(submission() + "/state"));
        answers.put(
                "200 events",
                server.as(courses.here.student())
                        .with("Accept", "text/event-stream")
                        .get(submission() + "/events"));
        answers.put("406 events", student.get(submission() + "/events"));
        answers.put("200 jar", student.get(submission() + "/jar"));
        answers.put("200 starter", student.get(place + "/starter.zip"));
        answers.put("200 zip", instructor.get(place + "/submissions.zip"));
        answers.put("200 csv", instructor.get(course + "/gradebook.csv"));
        answers.put("200 status", admin.get("/admin/status"));
        answers.put("200 health", server.browser().get("/health"));
        answers.put("200 metrics", server.browser().get("/metrics"));
        answers.put("200 api", program().get("/api/v1/me"));
        answers.put("200 text", program().get(ApiPages.ROOT + submission() + "/report.txt"));
        answers.put("401 api", server.browser().get("/api/v1/me"));
        answers.put("404 api", program().get("/api/v1/none"));
        answers.put(
                "413 body",
                program()
                        .post(
                                ApiPages.ROOT + place + "/submissions",
                                "application/java-archive",
                                new byte[(int) server.services().intake().limit() + 2 * 1024 * 1024]));
        SoftAssertions softly = new SoftAssertions();
        answers.forEach((what, page) -> {
            softly.assertThat(Integer.toString(page.status())).as(what).isEqualTo(what.substring(0, 3));
            softly.assertThat(page.header("Content-Security-Policy")).as(what).isEqualTo(CSP);
            softly.assertThat(page.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
            softly.assertThat(page.header("Referrer-Policy")).as(what).isEqualTo("same-origin");
            softly.assertThat(page.header("Cross-Origin-Opener-Policy"))
                    .as(what)
                    .isEqualTo("same-origin");
            softly.assertThat(page.header("Permissions-Policy")).as(what).contains("camera=()");
            softly.assertThat(page.header("Server")).as(what).isEmpty();
            softly.assertThat(page.header("Set-Cookie")).as(what).isEmpty();
            softly.assertThat(page.header("Access-Control-Allow-Origin"))
                    .as(what)
                    .isEmpty();
            if (!what.startsWith("200 static")) {
                softly.assertThat(page.header("Cache-Control"))
                        .as(what)
                        .contains("no-")
                        .doesNotContain("max-age");
            }
            softly.assertThat(page.body())
                    .as(what)
                    .doesNotContainIgnoringCase("jetty", "javalin", "java.lang.", "at org.gradus");
        });
        softly.assertAll();
    }

    @Test
    void whatIsNoRequestIsRefusedInOneLine() {
        String close = "Host: x\r\nConnection: close\r\n";
        Map<String, String> broken = new LinkedHashMap<>();
        broken.put("no HTTP", "EHLO x\r\n\r\n");
        broken.put("no host", "GET / HTTP/1.1\r\n\r\n");
        broken.put("two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n");
        broken.put("a space in the name", "GET / HTTP/1.1\r\nHost: x\r\nX Y: z\r\n\r\n");
        broken.put("a space before the colon", "GET / HTTP/1.1\r\nHost: x\r\nX : z\r\n\r\n");
        broken.put("a folded header", "GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n");
        broken.put("a zero byte", "GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n");
        broken.put("a long header", "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n");
        broken.put("a long address", "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        broken.put("an unknown version", "GET / HTTP/7.3\r\nHost: x\r\n\r\n");
        broken.put("a negative length", "POST /sign-in HTTP/1.1\r\n" + close + "Content-Length: -1\r\n\r\n");
        broken.put(
                "two lengths",
                "POST /sign-in HTTP/1.1\r\n" + close + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab");
        broken.put(
                "a length and pieces",
                "POST /sign-in HTTP/1.1\r\n" + close
                        + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        broken.put(
                "pieces of no size",
                "POST /sign-in HTTP/1.1\r\n" + close
                        + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n");
        broken.put("an address that climbs", "GET /../../etc/passwd HTTP/1.1\r\n" + close + "\r\n");
        SoftAssertions softly = new SoftAssertions();
        broken.forEach((what, request) -> {
            String answer = RawHttp.ask(server, request);
            softly.assertThat(answer).as(what).matches("(?s)HTTP/1.1 (400|404|413|414|421|431|501|505) .*");
            softly.assertThat(header(answer, "Content-Security-Policy"))
                    .as(what)
                    .isEqualTo(CSP);
            softly.assertThat(header(answer, "X-Content-Type-Options")).as(what).isEqualTo("nosniff");
            softly.assertThat(header(answer, "Server")).as(what).isEmpty();
            softly.assertThat(answer).as(what).doesNotContainIgnoringCase("jetty", "<script>", "exception", "at org.");
        });
        softly.assertAll();
    }

    /** On a connection that nobody else uses: where a body was broken, the server closes it. */
    private Browser onItsOwn() {
        return new Browser(HttpClient.newHttpClient(), server.address());
    }

    /** What a client may get wrong is told the client; it is no error of ours. */
    @Test
    void fieldsThatCannotBeReadAreTheSendersMistake() {
        String form = "application/x-www-form-urlencoded";
        byte[] bad = "email=%zz&password=%".getBytes(StandardCharsets.UTF_8);
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(onItsOwn().post("/sign-in", form, bad).status())
                .as("percent signs")
                .isIn(400, 422);
        softly.assertThat(onItsOwn()
                        .post("/sign-in", form + "; charset=nonsense", bad)
                        .status())
                .as("an unknown character set")
                .isIn(400, 415, 422);
        softly.assertThat(onItsOwn()
                        .post("/sign-in", form, new byte[] {(byte) 0xff, (byte) 0xfe, 0})
                        .status())
                .as("bytes that are no text")
                .isIn(400, 422);
        softly.assertThat(onItsOwn().post("/sign-in", "nonsense", bad).status())
                .as("no type")
                .isIn(400, 415, 422);
        softly.assertThat(
                        onItsOwn().post("/sign-in", "multipart/form-data", bad).status())
                .as("a form without a boundary")
                .isIn(400, 422);
        softly.assertThat(onItsOwn()
                        .post(
                                "/sign-in",
                                "multipart/form-data; boundary=x",
                                "--x\r\nbroken".getBytes(StandardCharsets.UTF_8))
                        .status())
                .as("a form without an end")
                .isIn(400, 422);
        Browser signedIn = onItsOwn().withCookie(student.cookie()).withFormToken(student.formToken());
        softly.assertThat(signedIn.post(place + "/submissions", "multipart/form-data; boundary=x", bad)
                        .status())
                .as("an upload that is none")
                .isIn(400, 403);
        Browser admin = server.as(courses.administrator);
        String course = Addresses.course(courses.here.course().id());
        for (String query : List.of(
                "q=%zz", "q=%", "q=%c0%af", "q=%00", "q=" + "a".repeat(3_000), "page=99999999999", "=", "&&&")) {
            softly.assertThat(RawHttp.ask(
                            server,
                            "GET /admin/people?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: "
                                    + Guard.COOKIE + "=" + admin.cookie() + "\r\n\r\n"))
                    .as(query.substring(0, Math.min(20, query.length())))
                    .matches("(?s)HTTP/1.1 (200|400) .*");
        }
        softly.assertThat(admin.get(course + "/gradebook?sort=x&order=y&section=%00&name=%27")
                        .status())
                .isEqualTo(200);
        softly.assertThat(admin.get(course + "/audit?before=-1").status()).isEqualTo(200);
        softly.assertThat(admin.get(place + "/mistakes?name=%00").status()).isEqualTo(404);
        softly.assertAll();
    }

    @Test
    void signingInWithZeroBytesOrEndlessTextsFailsLikeAnyOther() {
        for (String email :
                List.of("student\0@example.org", "a".repeat(100_000) + "@example.org", "x\r\ny@example.org")) {
            Browser.Page page = server.browser().post("/sign-in", Map.of("email", email, "password", "guessed"));
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.body().length()).isLessThan(10_000);
        }
        assertThat(server.browser()
                        .post("/sign-in", Map.of("email", "a@example.org", "password", "p".repeat(100_000)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void bodiesOverTheLimitAreRefusedWhetherTheyAreDeclaredOrNot() {
        long limit = server.services().intake().limit();
        String cookie = "Cookie: " + Guard.COOKIE + "=" + student.cookie() + "\r\n";
        String head = "POST " + place + "/submissions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + cookie
                + "Content-Type: multipart/form-data; boundary=b\r\n";
        assertThat(RawHttp.ask(server, head + "Content-Length: " + (limit + 2 * 1024 * 1024) + "\r\n\r\n"))
                .as("declared: not even read")
                .startsWith("HTTP/1.1 413");

        try (RawHttp chunked = RawHttp.to(server)) {
            chunked.write(head + "Transfer-Encoding: chunked\r\n\r\n");
            String begin = "--b\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n" + student.formToken()
                    + "\r\n--b\r\nContent-Disposition: form-data; name=\"jar\"; filename=\"a.jar\"\r\n\r\n";
            chunked.write(Integer.toHexString(begin.length()) + "\r\n" + begin + "\r\n");
            byte[] piece = new byte[64 * 1024];
            boolean open = true;
            for (long sent = 0; open && sent < limit + 4 * 1024 * 1024; sent += piece.length) {
                open = chunked.write(Integer.toHexString(piece.length) + "\r\n")
                        && chunked.write(piece)
                        && chunked.write("\r\n");
            }
            String answer = chunked.readAll();
            if (!answer.isEmpty()) {
                // What was refused before its end may be reset on the way; if the answer arrives, it says so.
                assertThat(answer).startsWith("HTTP/1.1 413");
            }
        }
        byte[] large = new byte[2 * 1024 * 1024];
        java.util.Arrays.fill(large, (byte) 'a');
        assertThat(server.browser()
                        .post("/sign-in", "application/x-www-form-urlencoded", large)
                        .status())
                .as("a form")
                .isEqualTo(413);
        assertThat(server.services()
                        .submissions()
                        .of(
                                courses.here.assignment().id(),
                                courses.here.student().id(),
                                null))
                .hasSize(2);
    }

    @Test
    void nothingButThePagesIsServed() {
        SoftAssertions softly = new SoftAssertions();
        for (String path : List.of(
                "/static/../messages.properties",
                "/static/..%2fmessages.properties",
                "/static/%2e%2e/messages.properties",
                "/static/..;/messages.properties",
                "/static/..\\messages.properties",
                "/static//etc/passwd",
                "/static/%00",
                "/static/../admin/people",
                "/static/..;/admin/people",
                "/static/%2e%2e/admin/people",
                "/;/admin/people",
                "//admin/people",
                "/admin/people;jsessionid=1",
                "/admin/people/..;/people",
                "/%61dmin/people",
                "/ADMIN/PEOPLE",
                "/admin/people%2f",
                "/.git/config",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/templates/site.html",
                "/gradus.db")) {
            String answer = RawHttp.ask(server, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            softly.assertThat(answer)
                    .as(path)
                    .matches("(?s)HTTP/1.1 (400|404|303) .*")
                    .doesNotContain("admin.people");
            String location = header(answer, "Location");
            softly.assertThat(location).as(path).matches("(/sign-in.*)?");
        }
        softly.assertAll();
    }

    @Test
    void whereToGoOnIsAlwaysAPlaceOfThisSite() {
        Person person = courses.here.other();
        SoftAssertions softly = new SoftAssertions();
        for (String next : List.of(
                "//elsewhere.example/",
                "///elsewhere.example",
                "/\\elsewhere.example",
                "\\\\elsewhere.example",
                "https://elsewhere.example/",
                "https:elsewhere.example",
                "javascript:alert(1)",
                "/%2f/elsewhere.example",
                "/\t/elsewhere.example",
                "/account\r\nSet-Cookie: gradus_session=x",
                "/account\nX: y",
                "/@elsewhere.example",
                " /account",
                "elsewhere.example",
                "/account#x",
                "")) {
            Browser browser = server.browser();
            Browser.Page page = browser.post(
                    "/sign-in", Map.of("email", person.email(), "password", TestServer.PASSWORD, "next", next));
            softly.assertThat(page.status()).as(next).isEqualTo(303);
            softly.assertThat(page.location()).as(next).isEqualTo("/");
            softly.assertThat(page.response().headers().allValues("Set-Cookie"))
                    .as(next)
                    .hasSize(1);
            softly.assertThat(page.header("X")).isEmpty();
        }
        softly.assertThat(server.browser()
                        .post(
                                "/sign-in",
                                Map.of("email", person.email(), "password", TestServer.PASSWORD, "next", place))
                        .location())
                .isEqualTo(place);
        softly.assertThat(server.browser()
                        .get("/sign-in?next=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                        .body())
                .doesNotContain("<script>alert");
        softly.assertAll();
    }

    /** The pages that a guess could leave: the answer to who is signed out names the address that he asked for, and nothing else. */
    @Test
    void whoIsSentToSignInIsSentToThisSite() {
        SoftAssertions softly = new SoftAssertions();
        for (String path : List.of("/courses/1", "/courses/%0d%0aX:%20y", "/courses/%22%3E%3Cscript%3E")) {
            Browser.Page page = server.browser().get(path);
            softly.assertThat(page.location()).as(path).startsWith("/sign-in?next=%2Fcourses");
            softly.assertThat(page.header("X")).isEmpty();
        }
        softly.assertAll();
    }

    @Test
    void tenGuessesAtOnceAreTenGuesses() throws Exception {
        Person person = courses.there.other();
        ExecutorService threads = Executors.newFixedThreadPool(24);
        try {
            List<Callable<Integer>> guesses = IntStream.range(0, 24)
                    .<Callable<Integer>>mapToObj(i -> () -> server.browser()
                            .post("/sign-in", Map.of("email", person.email(), "password", "guess number " + i))
                            .status())
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> guess : threads.invokeAll(guesses)) {
                statuses.add(guess.get());
            }
            assertThat(statuses).containsOnly(422, 429);
            assertThat(statuses.stream().filter(status -> status == 422)).hasSizeLessThanOrEqualTo(10);
        } finally {
            threads.shutdownNow();
        }
    }
}
