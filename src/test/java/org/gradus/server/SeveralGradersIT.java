package org.gradus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.gradus.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server without graders and grader processes beside it, at one PostgreSQL. */
class SeveralGradersIT {
    private static final Pattern READY = Pattern.compile("Gradus grades here, 1 at a time");
    private static final int STUDENTS = 4;

    @TempDir
    private Path data;

    @TempDir
    private Path scratch;

    @Test
    void gradersShareTheWorkAndTakeOverFromOneThatWasKilled() throws Exception {
        String url = TestDatabase.POSTGRESQL.url(data);
        ClassOfStudents students = ClassOfStudents.write(data, url, STUDENTS).slow(scratch);
        try (ServerProcess server = ServerProcess.start(data, 0, "--db", url);
                GradusProcess first = grader(url, data);
                GradusProcess second = grader(url, data)) {
            Uploading uploading = new Uploading(server.address(), students.path());
            for (int i = 0; i < STUDENTS; i++) {
                assertThat(uploading.upload(students.students().get(i), students.jar(i)))
                        .isPresent();
            }
            // Each grades one at a time.
            await().atMost(Duration.ofMinutes(2)).until(() -> running(url) == 2);
            first.kill();
            await().atMost(Duration.ofMinutes(5)).until(() -> Results.unfinished(url) == 0);

            assertThat(Results.of(url)).hasSize(STUDENTS);
            assertThat(Results.of(url).values()).allSatisfy(result -> {
                assertThat(result.state()).isEqualTo("GRADED");
                assertThat(result.gradings()).isEqualTo(1);
            });
            assertThat(second.stop()).isIn(0, 143);
            assertThat(second.printed()).contains("Stopping: what runs is finished first.");
            server.stop();
        }
    }

    @Test
    void aGraderWithAnotherSecretIsRefused() throws Exception {
        String url = TestDatabase.POSTGRESQL.url(data);
        assertThatThrownBy(() -> grader(url, scratch)).hasMessageContaining("Start the server of this version once");
        try (ServerProcess server = ServerProcess.start(data, 0, "--db", url)) {
            assertThatThrownBy(() -> grader(url, scratch))
                    .hasMessageContaining("Copy the file `secret` from the server's data folder to " + scratch);
            server.stop();
        }
    }

    private static long running(String url) {
        return Results.of(url).values().stream()
                .filter(result -> result.state().equals("RUNNING"))
                .count();
    }

    private static GradusProcess grader(String url, Path data) throws IOException {
        return GradusProcess.start(READY, "grader", "--db", url, "--graders", "1", "--data", data.toString());
    }
}
