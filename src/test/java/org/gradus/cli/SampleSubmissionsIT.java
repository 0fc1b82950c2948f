package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.Limits;
import org.gradus.grading.ExpectedVerdict;
import org.gradus.grading.Grader;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.Submission;
import org.gradus.sandbox.Sandbox;
import org.gradus.sandbox.SandboxLevel;
import org.gradus.submission.SubmissionSources;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every folder of {@code submissions/} gets the verdict that it expects, hostile ones included, in the strongest sandbox. While attacks
 * run, an honest neighbour is graded again and again and must get all points every time.
 */
class SampleSubmissionsIT {
    private static final Path CACHE = Path.of("target", "it-cache");
    private static final Path SAMPLES = Path.of("submissions");

    /** Shorter than an assignment's own limits: endless loops are waited for in full. */
    private static final Limits IMPATIENT =
            new Limits(Duration.ofSeconds(4), Duration.ofSeconds(6), Duration.ofSeconds(20));

    private static PooledWorkers workers;
    private static Grader grader;

    @BeforeAll
    static void start() {
        workers = new PooledWorkers(Sandbox.detect(CACHE.resolve("worker")), 2);
        assertThat(workers.status().level())
                .as("The tests need the strong sandbox")
                .isEqualTo(SandboxLevel.L3);
        grader = new Grader(workers, "samples", Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        workers.close();
        assertThat(ProcessHandle.current().descendants())
                .as("processes left behind")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "softmax-classifier",
                "hinge-classifier",
                "two-layer-net",
                "softmax-regression",
                "least-squares-classifier"
            })
    void everySampleGetsItsVerdict(String id) throws Exception {
        Assignment assignment = new AssignmentCatalog(Path.of("reference"), CACHE.resolve("assignments"))
                .load(id)
                .withLimits(IMPATIENT);
        List<Path> folders = folders(SAMPLES.resolve(id));
        byte[] honest = SampleJars.build(SAMPLES.resolve(id).resolve("accepted/vectorized"), assignment);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<String> differences = new ArrayList<>();
        try {
            List<Future<List<String>>> running = new ArrayList<>();
            for (Path folder : folders) {
                running.add(threads.submit(() -> verdict(folder, assignment, honest)));
            }
            for (Future<List<String>> one : running) {
                differences.addAll(one.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(differences).isEmpty();
        assertThat(folders).hasSizeGreaterThan(20);
    }

    private static List<String> verdict(Path folder, Assignment assignment, byte[] honest) throws Exception {
        List<String> differences = new ArrayList<>();
        ScoreReport report = grader.grade(
                assignment,
                new Submission("student07", folder.getFileName() + ".jar", SampleJars.build(folder, assignment)));
        ExpectedVerdict.read(folder.resolve(SubmissionSources.SAMPLE_MARKER)).differences(report).stream()
                .map(difference -> folder + ": " + difference)
                .forEach(differences::add);
        if (folder.toString().contains("hostile")) {
            ScoreReport neighbour = grader.grade(assignment, new Submission("student08", "honest.jar", honest));
            double lost = neighbour.maxScore() - neighbour.score();
            // The race alone may suffer from a busy machine.
            if (lost > 10) {
                differences.add(folder + " cost its neighbour " + lost + " points: " + neighbour.checks());
            }
        }
        return differences;
    }

    private static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> file.getFileName().toString().equals(SubmissionSources.SAMPLE_MARKER))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }
}
