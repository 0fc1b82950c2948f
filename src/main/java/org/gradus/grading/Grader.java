package org.gradus.grading;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
import org.gradus.check.Finding;
import org.gradus.check.Visibility;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.SandboxLevel;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.submission.Implementations;
import org.gradus.submission.Inspection;
import org.gradus.submission.InspectionLimits;
import org.gradus.submission.JarInspector;
import org.jspecify.annotations.Nullable;

/** Grades submissions: inspects the jar, runs the checks against a worker, and says the result. Safe for several threads. */
public final class Grader {
    private final Workers workers;
    private final String secret;
    private final Clock clock;

    /**
     * Makes a grader.
     *
     * @param secret makes the seeds of hidden checks; the same secret grades the same jar alike
     */
    public Grader(Workers workers, String secret, Clock clock) {
        this.workers = workers;
        this.secret = secret;
        this.clock = clock;
    }

    /** The level of the sandbox that submissions run in. */
    public SandboxLevel sandbox() {
        return workers.status().level();
    }

    /** Grades with all checks. */
    public ScoreReport grade(Assignment assignment, Submission submission) {
        return grade(assignment, submission, visibility -> true, GradingProgress.SILENT);
    }

    /**
     * Grades with the checks whose visibility is selected.
     *
     * @return the report; problems of the submission and faults of the grader are values in it
     */
    public ScoreReport grade(
            Assignment assignment, Submission submission, Predicate<Visibility> selected, GradingProgress progress) {
        Instant started = clock.instant();
        long nanos = System.nanoTime();
        List<CheckDefinition> checks = assignment.checks().stream()
                .filter(check -> selected.test(check.visibility()))
                .toList();
        Draft draft = new Draft(assignment, submission, checks);
        try (WorkerLine line = new WorkerLine(workers, assignment, submission.content())) {
            draft.line = line;
            run(draft, line, progress);
        }
        return draft.report(started, Duration.ofNanos(System.nanoTime() - nanos));
    }

    /** The report on a file that cannot even be read. */
    public ScoreReport unreadable(Assignment assignment, Submission submission, String problem) {
        Draft draft = new Draft(assignment, submission, assignment.checks());
        draft.stop(ScoreReport.State.REFUSED, problem, WorkerOutcome.REFUSED_TO_LOAD);
        return draft.report(clock.instant(), Duration.ZERO);
    }

    /** The report on a file that was looked at and is not run. It names no sandbox, for none was needed. */
    public static ScoreReport refused(
            Assignment assignment, ScoreReport.SubmissionFacts submission, String problem, Instant when) {
        return new ScoreReport(
                new ScoreReport.AssignmentFacts(assignment.id(), assignment.title(), assignment.version()),
                submission,
                ScoreReport.State.REFUSED,
                problem,
                List.of(),
                assignment.checks().stream()
                        .map(check ->
                                result(check, CheckResult.Status.NOT_RUN, WorkerOutcome.REFUSED_TO_LOAD, "Not run."))
                        .toList(),
                List.of(),
                new ScoreReport.Facts(
                        GradusVersion.CURRENT, "none", "nothing was run", "none", 0, when, Duration.ZERO));
    }

    /** The report on a grading that could not even begin because of Gradus or the assignment: no checks, and nobody's fault below us. */
    public ScoreReport fault(String assignmentId, String title, Submission submission, String problem) {
        SandboxStatus sandbox = workers.status();
        return new ScoreReport(
                new ScoreReport.AssignmentFacts(assignmentId, title, ""),
                new ScoreReport.SubmissionFacts(
                        submission.student(),
                        submission.file(),
                        sha256(submission.content()),
                        submission.content().length,
                        Map.of()),
                ScoreReport.State.GRADER_FAULT,
                problem,
                List.of(),
                List.of(),
                List.of(),
                new ScoreReport.Facts(
                        GradusVersion.CURRENT,
                        sandbox.level().name(),
                        sandbox.description(),
                        sandbox.java(),
                        0,
                        clock.instant(),
                        Duration.ZERO));
    }

    private void run(Draft draft, WorkerLine line, GradingProgress progress) {
        Optional<Map<String, String>> implementations = inspect(draft);
        if (implementations.isEmpty()) {
            return;
        }
        try {
            line.load();
        } catch (WorkerEnded ended) {
            draft.stop(
                    ended.outcome() == WorkerOutcome.GRADER_FAULT
                            ? ScoreReport.State.GRADER_FAULT
                            : ScoreReport.State.NOT_LOADED,
                    String.valueOf(ended.getMessage()),
                    ended.outcome());
            return;
        }
        draft.implementations = implementations.get();
        SubmissionRun run =
                new SubmissionRun(draft.assignment, line, draft.implementations, secret, draft.checks.size(), progress);
        CheckRunner.run(draft.checks, run);
        draft.finish(run);
    }

    /** Looks at the jar without running it; empty if the draft was stopped with a sentence. */
    private Optional<Map<String, String>> inspect(Draft draft) {
        Inspection inspection = JarInspector.inspect(
                draft.submission.content(), draft.submission.file(), InspectionLimits.standard(workerFeature()));
        if (inspection instanceof Inspection.Refused refused) {
            draft.stop(ScoreReport.State.REFUSED, refused.refusal().sentence(), WorkerOutcome.REFUSED_TO_LOAD);
            return Optional.empty();
        }
        Inspection.Accepted accepted = (Inspection.Accepted) inspection;
        accepted.notes().forEach(note -> draft.notes.add(note.sentence()));
        Implementations found = Implementations.find(
                accepted.classes(),
                draft.assignment.roleNames(),
                Implementations.hierarchy(draft.assignment.interfaces()));
        if (found instanceof Implementations.Problems problems) {
            draft.stop(
                    ScoreReport.State.NOT_LOADED,
                    String.join(" ", problems.sentences()),
                    WorkerOutcome.REFUSED_TO_LOAD);
            return Optional.empty();
        }
        return Optional.of(((Implementations.Found) found).byRole());
    }

    private int workerFeature() {
        return Runtime.Version.parse(workers.status().java()).feature();
    }

    /** A report in the making. */
    private final class Draft {
        private final Assignment assignment;
        private final Submission submission;
        private final List<CheckDefinition> checks;
        private final List<String> notes = new ArrayList<>();
        private List<CheckResult> results = List.of();
        private List<Diagnosis> diagnoses = List.of();
        private Map<String, String> implementations = Map.of();
        private ScoreReport.State state = ScoreReport.State.GRADED;
        private @Nullable String problem;
        private @Nullable WorkerLine line;

        Draft(Assignment assignment, Submission submission, List<CheckDefinition> checks) {
            this.assignment = assignment;
            this.submission = submission;
            this.checks = checks;
        }

        void stop(ScoreReport.State how, String sentence, WorkerOutcome outcome) {
            state = how;
            problem = sentence;
            results = checks.stream()
                    .map(check -> result(check, CheckResult.Status.NOT_RUN, outcome, "Not run."))
                    .toList();
        }

        void finish(SubmissionRun run) {
            results = checks.stream()
                    .map(check -> {
                        CheckResult result = run.results().get(check.id());
                        return result == null
                                ? result(
                                        check,
                                        CheckResult.Status.GRADER_FAULT,
                                        WorkerOutcome.GRADER_FAULT,
                                        "The check could not be started. This is a fault of the grader.")
                                : result;
                    })
                    .toList();
            diagnoses = run.diagnoses();
            if (results.stream().anyMatch(result -> result.status() == CheckResult.Status.GRADER_FAULT)) {
                state = ScoreReport.State.GRADER_FAULT;
                problem =
                        "The grader failed in at least one check. This is not your fault; please have it graded again.";
            }
        }

        ScoreReport report(Instant started, Duration duration) {
            SandboxStatus sandbox = workers.status();
            return new ScoreReport(
                    new ScoreReport.AssignmentFacts(assignment.id(), assignment.title(), assignment.version()),
                    new ScoreReport.SubmissionFacts(
                            submission.student(),
                            submission.file(),
                            sha256(submission.content()),
                            submission.content().length,
                            simpleNames(implementations)),
                    state,
                    problem,
                    notes,
                    results,
                    diagnoses,
                    new ScoreReport.Facts(
                            GradusVersion.CURRENT,
                            sandbox.level().name(),
                            sandbox.description(),
                            line == null || line.javaVersion().isEmpty() ? sandbox.java() : line.javaVersion(),
                            line == null ? 0 : line.workersTaken(),
                            started,
                            duration));
        }
    }

    private static CheckResult result(
            CheckDefinition check, CheckResult.Status status, WorkerOutcome outcome, String sentence) {
        return new CheckResult(
                check.id(),
                check.number(),
                check.title(),
                0,
                check.points(),
                check.visibility(),
                status,
                outcome,
                List.of(Finding.of(sentence)),
                check.hint(),
                Output.NONE,
                Duration.ZERO);
    }

    private static Map<String, String> simpleNames(Map<String, String> implementations) {
        return implementations.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(entry.getKey().lastIndexOf('.') + 1),
                        Map.Entry::getValue,
                        (first, second) -> first,
                        TreeMap::new));
    }

    /** Returns the hash by which a file is known. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
