package org.gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.sandbox.Sandbox;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerPool;
import org.gradus.sandbox.WorkerSettings;
import org.gradus.submission.SampleBuilder;
import org.gradus.testing.StudentJar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A grading node runs for months: gradings leave nothing behind in the trusted process. */
class MemoryIT {
    private static final Path CACHE = Path.of("target", "it-cache");
    private static final int SETTLING = 100;
    private static final int LATE_CLASSES = 50;

    /** Live objects after garbage collection, classes loaded. */
    private record Footprint(long megabytes, int classes) {
        static Footprint now() {
            // Twice: the first collection makes cleaners run, whose objects the second collects.
            for (int i = 0; i < 2; i++) {
                System.gc();
            }
            return new Footprint(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }
    }

    @Test
    void threeHundredGradingsLoadNoClassesThatStay() throws Exception {
        assertThatNothingStays(300, 16);
    }

    @Test
    @Tag("long")
    void fiveThousandGradingsNeedNoMoreMemoryThanOneHundred() throws Exception {
        assertThatNothingStays(5_000, 50);
    }

    private static void assertThatNothingStays(int gradings, int megabytes) throws Exception {
        Assignment assignment =
                new AssignmentCatalog(Path.of("reference"), CACHE.resolve("assignments")).load("softmax-classifier");
        List<byte[]> jars = List.of(
                sample(assignment, "accepted/loops"),
                sample(assignment, "partial/gradient-not-averaged"),
                sample(assignment, "broken/throws"),
                StudentJar.against(assignment.interfaces())
                        .with("package student; public class Nothing {}")
                        .build());
        try (WorkerPool pool = new WorkerPool(
                Sandbox.detect(CACHE.resolve("worker")), WorkerSettings.quick().withWarm(2))) {
            Grader grader = new Grader(new Pooled(pool), "memory", Clock.systemUTC());
            grade(grader, assignment, jars, SETTLING);
            Footprint before = Footprint.now();
            grade(grader, assignment, jars, gradings - SETTLING);
            Footprint after = Footprint.now();

            System.out.println("after " + SETTLING + ": " + before + ", after " + gradings + ": " + after);
            // Each grading that kept one class loader alive would add a class at least; a few belong to late paths of
            // ours.
            assertThat(after.classes() - before.classes())
                    .as("classes that stay")
                    .isLessThan(gradings / 3);
            assertThat(after.megabytes() - before.megabytes())
                    .as("megabytes that stay")
                    .isLessThanOrEqualTo(megabytes);
        }
    }

    private static void grade(Grader grader, Assignment assignment, List<byte[]> jars, int count) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<ScoreReport>> reports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Submission submission = new Submission("student" + i, "softmax.jar", jars.get(i % jars.size()));
                reports.add(threads.submit(() -> grader.grade(assignment, submission)));
            }
            for (Future<ScoreReport> report : reports) {
                assertThat(report.get().state()).isNotEqualTo(ScoreReport.State.GRADER_FAULT);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static byte[] sample(Assignment assignment, String name) {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        SampleBuilder.Built built = new SampleBuilder(classPath, 17)
                .build(Path.of("submissions", assignment.id()).resolve(name), assignment.interfaces());
        return ((SampleBuilder.Built.Jar) built).bytes();
    }

    private record Pooled(WorkerPool pool) implements Workers {
        @Override
        public Worker take() throws WorkerEnded {
            try {
                return pool.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public SandboxStatus status() {
            return pool.status();
        }
    }
}
