package org.gradus.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gradus.check.Visibility;
import org.gradus.grading.CheckResult;
import org.gradus.grading.ScoreReport;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.WorkerOutcome;
import org.jspecify.annotations.Nullable;

/** Small score reports for tests that store or count them. */
public final class Reports {
    private Reports() {}

    /** Two checks of ten points each: a visible one that earned {@code points}, and a hidden one that earned nothing. */
    public static ScoreReport graded(double points) {
        return report(
                ScoreReport.State.GRADED,
                null,
                List.of(
                        check(1, "lossIsRight", Visibility.PUBLIC, points, WorkerOutcome.OK),
                        check(2, "gradientIsRight", Visibility.STAFF, 0, WorkerOutcome.TIMED_OUT)));
    }

    /** Our own fault. */
    public static ScoreReport fault() {
        return report(ScoreReport.State.GRADER_FAULT, "No worker could be started.", List.of());
    }

    private static ScoreReport report(ScoreReport.State state, @Nullable String problem, List<CheckResult> checks) {
        return new ScoreReport(
                new ScoreReport.AssignmentFacts("softmax-classifier", "Softmax classifier", "5e1c09a4b7d3"),
                new ScoreReport.SubmissionFacts(
                        "student07",
                        "softmax.jar",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        8_123,
                        Map.of()),
                state,
                problem,
                List.of(),
                checks,
                List.of(),
                new ScoreReport.Facts(
                        "0.1.0",
                        "L3",
                        "bubblewrap, seccomp, limits",
                        "17",
                        1,
                        Instant.parse("2026-11-19T20:14:09Z"),
                        Duration.ofMillis(412)));
    }

    private static CheckResult check(
            int number, String id, Visibility visibility, double points, WorkerOutcome outcome) {
        return new CheckResult(
                id,
                number,
                "The check " + id,
                points,
                10,
                visibility,
                points == 10
                        ? CheckResult.Status.PASSED
                        : points == 0 ? CheckResult.Status.FAILED : CheckResult.Status.PARTIAL,
                outcome,
                List.of(),
                "",
                Output.NONE,
                Duration.ofMillis(12));
    }
}
