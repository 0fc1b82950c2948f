package org.gradus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is asked to stop while it grades. */
class GracefulStopIT {
    @TempDir
    private Path data;

    @TempDir
    private Path scratch;

    @Test
    void whatRunsIsFinishedWhatWaitsIsKeptAndOpenLinesAreClosed() throws Exception {
        ClassOfStudents students = ClassOfStudents.write(data, 2).slow(scratch);
        try (ServerProcess server = ServerProcess.start(data, 1)) {
            Uploading uploading = new Uploading(server.address(), students.path());
            long runs = uploading
                    .upload(students.students().get(0), students.jar(1))
                    .orElseThrow();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Results.of(data).get(runs).state().equals("RUNNING"));
            long waits = uploading
                    .upload(students.students().get(1), students.jar(2))
                    .orElseThrow();
            CompletableFuture<Long> events =
                    watch(server, students, students.students().get(1), waits);

            int code = server.stop();

            assertThat(code).isIn(0, 143);
            assertThat(events.get(30, TimeUnit.SECONDS))
                    .as("lines before the end")
                    .isPositive();
            assertThat(server.printed()).contains("Stopping: what runs is finished first.");
            assertThat(Results.of(data).get(runs).state()).isEqualTo("GRADED");
            assertThat(Results.of(data).get(waits)).isEqualTo(new Results.Result("WAITING", 0, -1));
        }
        try (ServerProcess server = ServerProcess.start(data, 1)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> Results.unfinished(data) == 0);
            assertThat(Results.of(data).values()).allMatch(result -> result.gradings() == 1);
            server.stop();
        }
    }

    /** Opens the page's line of events, waits until something came, and counts what comes until it is closed. */
    private static CompletableFuture<Long> watch(
            ServerProcess server, ClassOfStudents students, ClassOfStudents.Member member, long submission)
            throws Exception {
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address()
                                        .resolve(students.path() + "/submissions/" + submission + "/events"))
                                .header("Accept", "text/event-stream")
                                .header("Cookie", "gradus_session=" + member.session())
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Long> all =
                CompletableFuture.supplyAsync(() -> answer.body().peek(line -> first.complete(null)).toList().stream()
                        .filter(line -> line.startsWith("data:"))
                        .count());
        first.get(30, TimeUnit.SECONDS);
        return all;
    }
}
