package org.gradus.grading;

import java.time.Duration;
import java.util.List;
import org.gradus.check.Finding;
import org.gradus.check.Visibility;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.WorkerOutcome;

/**
 * What one check found on one submission.
 *
 * @param id stable name within the assignment: the check's method, such as {@code gradientAgreesWithItsLoss}
 * @param number place in the report, such as {@code 3}
 * @param title the check as a sentence
 * @param points points earned, {@code 0 <= points <= maxPoints}
 * @param outcome how the worker fared: anything but {@code OK} and {@code THREW} means that it died
 * @param findings what was found, most important first; for a passed check what was measured, possibly nothing
 * @param hint the check's hint, empty if it has none
 * @param output what the submission printed while this check ran; as visible as the check
 */
public record CheckResult(
        String id,
        int number,
        String title,
        double points,
        double maxPoints,
        Visibility visibility,
        Status status,
        WorkerOutcome outcome,
        List<Finding> findings,
        String hint,
        Output output,
        Duration duration) {
    public CheckResult {
        findings = List.copyOf(findings);
    }

    /** How a check ended. */
    public enum Status {
        /** All points. */
        PASSED,
        /** Some points. */
        PARTIAL,
        /** No points. */
        FAILED,
        /** Did not run, because the submission could not be loaded or its time was used up. */
        NOT_RUN,
        /** Our fault; to be graded again. */
        GRADER_FAULT
    }
}
