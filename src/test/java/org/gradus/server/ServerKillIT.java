package org.gradus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while students upload: what it acknowledged is graded exactly once in the end. */
class ServerKillIT {
    private static final int STUDENTS = 12;

    @TempDir
    private Path data;

    @Test
    void acknowledgedUploadsAreGradedExactlyOnceThoughTheServerIsKilled() throws Exception {
        killAndLook(4, 20261128);
    }

    @Test
    @Tag("long")
    void acknowledgedUploadsAreGradedExactlyOnceInThirtyRounds() throws Exception {
        killAndLook(30, 7);
    }

    private void killAndLook(int rounds, long seed) throws Exception {
        ClassOfStudents students = ClassOfStudents.write(data, STUDENTS);
        Random random = new Random(seed);
        Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicInteger number = new AtomicInteger();
        for (int round = 0; round < rounds; round++) {
            try (ServerProcess server = ServerProcess.start(data, 2)) {
                AtomicBoolean over = new AtomicBoolean();
                Thread[] uploading = new Thread[3];
                for (int i = 0; i < uploading.length; i++) {
                    int first = i;
                    uploading[i] = new Thread(() -> upload(server, students, first, number, acknowledged, over));
                    uploading[i].start();
                }
                int before = acknowledged.size();
                // Some kills come early, some when several are running.
                int wanted = 1 + random.nextInt(8);
                await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() >= before + wanted);
                Thread.sleep(random.nextInt(400));
                server.kill();
                over.set(true);
                for (Thread thread : uploading) {
                    thread.join();
                }
            }
        }
        try (ServerProcess server = ServerProcess.start(data, 2)) {
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> Results.unfinished(data) == 0);
            assertThat(server.stop()).isIn(0, 143);
        }
        Map<Long, Results.Result> results = Results.of(data);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(rounds).doesNotHaveDuplicates();
        assertThat(results.keySet()).containsAll(acknowledged);
        // Also those whose acknowledgement the kill swallowed.
        assertThat(results.values())
                .allSatisfy(result -> assertThat(result).isEqualTo(new Results.Result("GRADED", 1, students.score())));
    }

    private static void upload(
            ServerProcess server,
            ClassOfStudents students,
            int first,
            AtomicInteger number,
            Queue<Long> acknowledged,
            AtomicBoolean over) {
        Uploading uploading = new Uploading(server.address(), students.path());
        for (int i = first; !over.get(); i += 3) {
            try {
                uploading
                        .upload(students.students().get(i % STUDENTS), students.jar(number.incrementAndGet()))
                        .ifPresent(acknowledged::add);
            } catch (IOException | InterruptedException | RuntimeException killed) {
                // The server is gone: nothing was acknowledged.
            }
        }
    }
}
