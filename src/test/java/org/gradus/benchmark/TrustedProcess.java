package org.gradus.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.grading.Grader;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.Submission;
import org.gradus.grading.Workers;
import org.gradus.sandbox.Sandbox;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerPool;
import org.gradus.sandbox.WorkerSettings;

/** The trusted process of a grading node: grades one jar for each line of its input, a path, and answers with the wall time. */
final class TrustedProcess {
    private TrustedProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path cache = Path.of(arguments[1]);
        Assignment assignment =
                new AssignmentCatalog(Path.of("reference"), cache.resolve("assignments")).load(arguments[0]);
        Sandbox sandbox = Sandbox.detect(cache.resolve("worker"));
        try (WorkerPool pool = new WorkerPool(sandbox, WorkerSettings.quick());
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Grader grader = new Grader(new Pooled(pool), "benchmark", Clock.systemUTC());
            System.out.println(
                    sandbox.status().level() + ", " + sandbox.status().description());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] jar = Files.readAllBytes(Path.of(line));
                long start = System.nanoTime();
                ScoreReport report = grader.grade(assignment, new Submission("student", line, jar));
                long nanos = System.nanoTime() - start;
                if (report.state() != ScoreReport.State.GRADED) {
                    throw new IllegalStateException(line + ": " + report.problem());
                }
                System.out.println(nanos);
            }
        }
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
