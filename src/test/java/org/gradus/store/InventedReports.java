package org.gradus.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradus.check.Visibility;
import org.gradus.grading.CheckResult;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.WorkerOutcome;
import org.jspecify.annotations.Nullable;

/** Reports that nobody's work came to: ten checks of ten points, of which the first so many passed. */
public final class InventedReports {
    private static final int CHECKS = 10;

    private InventedReports() {}

    /** From no points to all. */
    public static List<ScoreReport> all() {
        return IntStream.rangeClosed(0, CHECKS)
                .mapToObj(InventedReports::passing)
                .toList();
    }

    /** The report with so many passed checks; it names a mistake unless all passed. */
    public static ScoreReport passing(int passed) {
        List<Diagnosis> diagnoses = passed == CHECKS
                ? List.of()
                : List.of(new Diagnosis(
                        "Mistake" + passed, "Mistake number " + passed + ".", "Invented.", "", Visibility.PUBLIC));
        return report(
                ScoreReport.State.GRADED,
                null,
                IntStream.range(0, CHECKS)
                        .mapToObj(check -> check(check, check < passed))
                        .toList(),
                diagnoses);
    }

    /** The report of a fault of the grader. */
    public static ScoreReport fault() {
        return report(ScoreReport.State.GRADER_FAULT, "Invented.", List.of(), List.of());
    }

    /** The report of a jar that cannot be loaded. */
    public static ScoreReport notLoaded() {
        return report(ScoreReport.State.NOT_LOADED, "Invented.", List.of(), List.of());
    }

    private static CheckResult check(int check, boolean full) {
        return new CheckResult(
                "check" + check,
                check + 1,
                "Check " + check,
                full ? 10 : 0,
                10,
                Visibility.PUBLIC,
                full ? CheckResult.Status.PASSED : CheckResult.Status.FAILED,
                WorkerOutcome.OK,
                List.of(),
                "",
                Output.NONE,
                Duration.ofMillis(80));
    }

    private static ScoreReport report(
            ScoreReport.State state, @Nullable String problem, List<CheckResult> checks, List<Diagnosis> diagnoses) {
        return new ScoreReport(
                new ScoreReport.AssignmentFacts("generated", "Generated", "00"),
                new ScoreReport.SubmissionFacts("", "generated.jar", "0".repeat(64), 0, Map.of()),
                state,
                problem,
                List.of(),
                checks,
                diagnoses,
                new ScoreReport.Facts("generated", "L1", "none", "17", 1, Instant.EPOCH, Duration.ofMillis(900)));
    }
}
