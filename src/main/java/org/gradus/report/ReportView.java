package org.gradus.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.check.Visibility;
import org.gradus.diagnosis.Detail;
import org.gradus.grading.CheckResult;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.jspecify.annotations.Nullable;

/**
 * What one audience may see of a score report. This is the only place that decides it, and pages and files are written from a view
 * alone: what is hidden is not in it, so no writer can show it.
 */
public final class ReportView {
    /** Stands for the cause of a grader fault, which may name a hidden check. */
    private static final String FAULT = "Gradus could not finish grading this submission. The staff can see why.";

    private final ScoreReport report;
    private final Audience audience;
    private final List<CheckResult> checks;
    private final List<Diagnosis> diagnoses;
    private final List<Hidden> hidden;

    private ReportView(ScoreReport report, Audience audience, Optional<Detail> told) {
        this.report = report;
        this.audience = audience;
        this.checks = report.checks().stream()
                .filter(check -> audience.sees(check.visibility()))
                .toList();
        this.diagnoses = report.diagnoses().stream()
                .filter(diagnosis -> audience.sees(diagnosis.visibility()))
                .filter(diagnosis -> audience == Audience.STAFF || told.orElse(diagnosis.detail()) != Detail.OFF)
                .map(diagnosis -> audience == Audience.STAFF || told.orElse(diagnosis.detail()) == Detail.FULL
                        ? diagnosis
                        : diagnosis.hintOnly())
                .toList();
        this.hidden = Arrays.stream(Visibility.values())
                .filter(visibility -> !audience.sees(visibility))
                .map(visibility -> new Hidden(visibility, (int) report.checks().stream()
                        .filter(check -> check.visibility() == visibility)
                        .count()))
                .filter(group -> group.checks() > 0)
                .toList();
    }

    /** The report as this audience may see it. */
    public static ReportView of(ScoreReport report, Audience audience) {
        return new ReportView(report, audience, Optional.empty());
    }

    /**
     * The report as this audience may see it.
     *
     * @param told how much of the diagnosis students are told, in place of what the assignment says
     */
    public static ReportView of(ScoreReport report, Audience audience, Detail told) {
        return new ReportView(report, audience, Optional.of(told));
    }

    /** Whom it is for. */
    public Audience audience() {
        return audience;
    }

    public ScoreReport.AssignmentFacts assignment() {
        return report.assignment();
    }

    public ScoreReport.SubmissionFacts submission() {
        return report.submission();
    }

    public ScoreReport.State state() {
        return report.state();
    }

    /** Why nothing could be graded, null if something was. Students do not learn the cause of a grader fault. */
    public @Nullable String problem() {
        return report.state() == ScoreReport.State.GRADER_FAULT && audience != Audience.STAFF
                ? FAULT
                : report.problem();
    }

    /** Remarks about the jar. */
    public List<String> notes() {
        return report.notes();
    }

    /** The checks that may be seen, in order. */
    public List<CheckResult> checks() {
        return checks;
    }

    /** The diagnoses that may be seen, most certain first; without names and numbers where students are told hints only. */
    public List<Diagnosis> diagnoses() {
        return diagnoses;
    }

    /** How many checks are hidden, by what they wait for; empty if everything is shown. */
    public List<Hidden> hidden() {
        return hidden;
    }

    /** Number of checks that are hidden. */
    public int hiddenChecks() {
        return hidden.stream().mapToInt(Hidden::checks).sum();
    }

    /** Points earned on the checks that may be seen. */
    public double score() {
        return checks.stream().mapToDouble(CheckResult::points).sum();
    }

    /** Points that can be earned on the checks that may be seen. */
    public double maxScore() {
        return checks.stream().mapToDouble(CheckResult::maxPoints).sum();
    }

    /** Where and when it ran. */
    public Run run() {
        ScoreReport.Facts facts = report.facts();
        // The whole time and the number of workers would tell how the hidden checks fared.
        return new Run(
                facts.gradus(),
                facts.sandboxLevel(),
                facts.sandbox(),
                facts.java(),
                hidden.isEmpty() ? OptionalInt.of(facts.workers()) : OptionalInt.empty(),
                facts.started(),
                hidden.isEmpty()
                        ? facts.duration()
                        : checks.stream().map(CheckResult::duration).reduce(Duration.ZERO, Duration::plus));
    }

    /** Some hidden checks that wait for the same event. */
    public record Hidden(Visibility until, int checks) {}

    /**
     * Where and when it ran.
     *
     * @param workers number of worker processes; empty if some checks are hidden
     * @param duration of the grading; of the visible checks if some are hidden
     */
    public record Run(
            String gradus,
            String sandboxLevel,
            String sandbox,
            String java,
            OptionalInt workers,
            Instant started,
            Duration duration) {}
}
