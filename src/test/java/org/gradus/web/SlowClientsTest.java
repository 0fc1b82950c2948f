package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.gradus.course.Role;
import org.gradus.desk.Addresses;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.InventedReports;
import org.gradus.store.Person;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send a byte now and then, or nothing more, keep nobody waiting and are cut off in time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowClientsTest {
    private static final int MANY = 100;
    private static final Duration HEADER = Duration.ofMillis(1_200);

    /** Idle connections live longer than the rest: what is cut off here is cut off because it is slow. */
    private static final Patience LITTLE = new Patience(Duration.ofSeconds(4), HEADER, Duration.ofMillis(1_200), 2_000);

    private static final String FORM_HEADER = "Host: x\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    private TestServer server;
    private Person student;
    private Browser browser;
    private final List<RawHttp> connections = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.startWith(folder, LITTLE);
        student = server.person("student07");
        browser = server.as(student);
    }

    @AfterEach
    void hangUp() {
        connections.forEach(RawHttp::close);
        connections.clear();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private List<RawHttp> connect(int count, String begin) {
        for (int i = 0; i < count; i++) {
            RawHttp connection = RawHttp.to(server);
            connection.write(begin);
            connections.add(connection);
        }
        return connections;
    }

    /** Sends each another byte every so often until the server has closed it, and looks at a page in between. */
    private Duration trickle(List<RawHttp> slow) {
        long begin = System.nanoTime();
        Set<RawHttp> open = new HashSet<>(slow);
        while (!open.isEmpty()) {
            Duration so = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(so)
                    .as(open.size() + " of " + slow.size() + " are still open")
                    .isLessThan(HEADER.multipliedBy(6));
            long asked = System.nanoTime();
            assertThat(browser.get("/").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
            open.removeIf(connection -> !connection.write("a"));
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void headersThatDoNotEndAreCutOff() {
        Duration taken = trickle(connect(MANY, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "));

        assertThat(taken).isGreaterThan(HEADER);
    }

    @Test
    void bodiesThatDoNotEndAreCutOff() {
        trickle(connect(MANY, "POST /sign-in HTTP/1.1\r\n" + FORM_HEADER + "Content-Length: 100000\r\n\r\nemail="));
    }

    @Test
    void bodiesInPiecesAreNoBetter() {
        List<RawHttp> slow = connect(
                5, "POST /sign-in HTTP/1.1\r\n" + FORM_HEADER + "Transfer-Encoding: chunked\r\n\r\n2000\r\nemail=");
        trickle(slow);
    }

    @Test
    void whoSaysNothingMoreIsCutOffAsWell() {
        connect(1, "");
        connect(1, "GET / HTTP/1.1\r\nHost: x\r\n");
        connect(1, "POST /sign-in HTTP/1.1\r\n" + FORM_HEADER + "Content-Length: 100\r\n\r\nemail=");

        assertThat(connections).allSatisfy(RawHttp::readAll);
        assertThat(browser.get("/").status()).isEqualTo(200);
    }

    @Test
    void aConnectionThatIsKeptIsNotTakenForSlow() {
        // Longer than any header or body may take; the connection itself is idle no longer than it may be.
        try (RawHttp kept = RawHttp.to(server)) {
            String request = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";
            assertThat(kept.write(request)).isTrue();
            LockSupport.parkNanos(HEADER.multipliedBy(2).toNanos());
            assertThat(kept.write("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .isTrue();
            assertThat(kept.readAll()).contains("alive").containsPattern("(?s)alive.*alive");
        }
    }

    @Test
    void whoListensToEventsIsNotTakenForSlow() {
        Course course = server.course("Machine Learning 1");
        CourseAssignment assignment = server.assignment(course, "activations");
        server.services().courses().enrol(course.id(), student.id(), Role.STUDENT);
        Submissions submissions = server.services().submissions();
        long id = submissions
                .receive(
                        assignment.id(),
                        student.id(),
                        null,
                        "1".repeat(64),
                        new byte[] {1},
                        "a.jar",
                        "browser",
                        "form",
                        0)
                .orElseThrow();
        try (RawHttp listening = RawHttp.to(server)) {
            listening.write("GET " + Addresses.submission(assignment, id)
                    + "/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nCookie: " + Guard.COOKIE + "="
                    + browser.cookie() + "\r\n\r\n");
            LockSupport.parkNanos(HEADER.multipliedBy(2).toNanos());
            submissions.claim(id, "run");
            server.services()
                    .gradings()
                    .finish(id, "run", InventedReports.passing(10), StoredSubmission.State.GRADED, true);
            assertThat(listening.readAll()).contains("\"state\":\"WAITING\"", "\"state\":\"GRADED\"");
        }
    }

    @Test
    void aLargeUploadMayTakeLongerThanASmallOne() {
        byte[] chunk = new byte[400];
        java.util.Arrays.fill(chunk, (byte) 'a');
        try (RawHttp steady = RawHttp.to(server)) {
            steady.write(
                    "POST /sign-in HTTP/1.1\r\n" + FORM_HEADER + "Connection: close\r\nContent-Length: 8000\r\n\r\n");
            for (int i = 0; i < 20; i++) {
                assertThat(steady.write(chunk)).as("chunk " + i).isTrue();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            assertThat(steady.readAll()).startsWith("HTTP/1.1 422");
        }
    }
}
