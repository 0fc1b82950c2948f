package org.gradus.grading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one grading, as data: page, JSON, CSV and XML are views of it.
 *
 * @param assignment what was graded against
 * @param submission what was graded
 * @param state how the grading as a whole ended
 * @param problem why nothing could be graded: what is wrong with the jar and what to do; null if state is GRADED
 * @param notes remarks about the jar that cost nothing
 * @param checks all checks in order, also those that did not run
 * @param diagnoses recognised mistakes, most certain first
 * @param facts where and when it ran
 */
public record ScoreReport(
        AssignmentFacts assignment,
        SubmissionFacts submission,
        State state,
        @Nullable String problem,
        List<String> notes,
        List<CheckResult> checks,
        List<Diagnosis> diagnoses,
        Facts facts) {
    public ScoreReport {
        notes = List.copyOf(notes);
        checks = List.copyOf(checks);
        diagnoses = List.copyOf(diagnoses);
    }

    /** Points earned, over all checks. */
    public double score() {
        return checks.stream().mapToDouble(CheckResult::points).sum();
    }

    /** Points that can be earned, over all checks. */
    public double maxScore() {
        return checks.stream().mapToDouble(CheckResult::maxPoints).sum();
    }

    /** How a grading ended. */
    public enum State {
        /** The checks ran. */
        GRADED,
        /** The jar was refused before anything of it ran; costs no attempt. */
        REFUSED,
        /** The jar could not be loaded, or it lacks an implementation. */
        NOT_LOADED,
        /** Our fault; to be graded again. */
        GRADER_FAULT
    }

    /**
     * The assignment graded against.
     *
     * @param version hash of the assignment folder's content, hexadecimal
     */
    public record AssignmentFacts(String id, String title, String version) {}

    /**
     * The submission.
     *
     * @param student who it belongs to: a name or key, empty if unknown
     * @param file the uploaded file's name, only ever shown
     * @param sha256 hash of the file's content, hexadecimal
     * @param bytes its size
     * @param implementations for each interface to implement the class that does, by simple name
     */
    public record SubmissionFacts(
            String student, String file, String sha256, long bytes, java.util.Map<String, String> implementations) {
        public SubmissionFacts {
            implementations = java.util.Map.copyOf(implementations);
        }
    }

    /**
     * Where and when it ran.
     *
     * @param sandboxLevel {@code L1}, {@code L2} or {@code L3}
     * @param sandbox the sandbox's parts in words
     * @param java the worker's Java version
     * @param workers number of worker processes that were needed
     */
    public record Facts(
            String gradus,
            String sandboxLevel,
            String sandbox,
            String java,
            int workers,
            Instant started,
            Duration duration) {}
}
