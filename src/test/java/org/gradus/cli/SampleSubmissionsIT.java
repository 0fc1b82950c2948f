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
import org.junit.jupiter.params.provider.MethodSource;

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

    /** For whoever is looked at again. */
    private static final Limits PATIENT =
            new Limits(Duration.ofSeconds(8), Duration.ofSeconds(20), Duration.ofSeconds(90));

    /** How often a sample is graded by itself before a difference is believed. */
    private static final int ALONE = 3;

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

    private static List<String> assignments() {
        return new AssignmentCatalog(Path.of("reference"), CACHE.resolve("assignments")).ids();
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void everySampleGetsItsVerdict(String id) throws Exception {
        Assignment assignment = new AssignmentCatalog(Path.of("reference"), CACHE.resolve("assignments"))
                .load(id)
                .withLimits(IMPATIENT);
        List<Path> folders = folders(SAMPLES.resolve(id));
        Path vectorized = SAMPLES.resolve(id).resolve("accepted/vectorized");
        byte[] honest = SampleJars.build(Files.exists(vectorized) ? vectorized : folders.get(0), assignment);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Path> odd = new ArrayList<>();
        try {
            List<Future<List<String>>> running = new ArrayList<>();
            for (Path folder : folders) {
                running.add(threads.submit(() -> verdict(folder, assignment, honest)));
            }
            for (int i = 0; i < folders.size(); i++) {
                if (!running.get(i).get().isEmpty()) {
                    odd.add(folders.get(i));
                }
            }
        } finally {
            threads.shutdownNow();
        }
        // Races and limits are judged by the clock: what seems wrong while four run at once is looked at again by
        // itself.
        List<String> differences = new ArrayList<>();
        for (Path folder : odd) {
            List<String> still = List.of();
            for (int attempt = 0; attempt < ALONE && (attempt == 0 || !still.isEmpty()); attempt++) {
                still = verdict(folder, assignment.withLimits(PATIENT), honest);
            }
            differences.addAll(still);
        }

        assertThat(differences).isEmpty();
        assertThat(odd).as("samples that needed a second look").hasSizeLessThan(8);
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
            if (lost > 0) {
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
