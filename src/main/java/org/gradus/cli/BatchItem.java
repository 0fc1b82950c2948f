package org.gradus.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.gradus.assignment.Assignment;
import org.gradus.grading.Grader;
import org.gradus.grading.GradusVersion;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.Submission;
import org.gradus.report.Audience;
import org.gradus.report.JsonReport;
import org.gradus.report.ReportView;
import org.gradus.report.UnreadableReport;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.submission.SubmissionSource;

/** Grades one submission of a batch, unless this version of Gradus graded the same content before against the same assignment version. */
record BatchItem(Assignment assignment, Grader grader, Path out) {
    /** Longer than it takes until this process knows of a Ctrl-C that its workers have died of. */
    private static final Duration SIGNAL_PATIENCE = Duration.ofMillis(200);

    /**
     * A result.
     *
     * @param isNew whether it was graded just now
     */
    record Graded(SubmissionSource source, ScoreReport report, boolean isNew) {}

    static Path folder(Path out, SubmissionSource source) {
        return out.resolve("students").resolve(source.key());
    }

    /** Grades and stores the report; empty if the process is ending, so that the result may be due to that. */
    Optional<Graded> grade(SubmissionSource source) throws IOException, InterruptedException {
        Path file = folder(out, source).resolve("report.json");
        ScoreReport report;
        try {
            byte[] content = SampleJars.content(source, assignment, grader.sandbox());
            Optional<ScoreReport> earlier = earlier(file, source, Grader.sha256(content));
            if (earlier.isPresent()) {
                return Optional.of(new Graded(source, earlier.get(), false));
            }
            report = grader.grade(assignment, new Submission(source.displayName(), source.fileName(), content));
        } catch (SampleJars.Unreadable unreadable) {
            report = grader.unreadable(
                    assignment,
                    new Submission(source.displayName(), source.fileName(), new byte[0]),
                    unreadable.sentence());
        }
        if (mayBeDueToInterruption(report)) {
            return Optional.empty();
        }
        WholeFiles.write(file, JsonReport.write(ReportView.of(report, Audience.STAFF)));
        return Optional.of(new Graded(source, report, true));
    }

    /** Ctrl-C reaches the workers, too: what looks like a crash of the student's code may be the end of the whole batch. */
    private static boolean mayBeDueToInterruption(ScoreReport report) throws InterruptedException {
        boolean died = report.checks().stream()
                .map(check -> check.outcome())
                .anyMatch(outcome -> outcome == WorkerOutcome.CRASHED
                        || outcome == WorkerOutcome.EXITED
                        || outcome == WorkerOutcome.OUT_OF_MEMORY
                        || outcome == WorkerOutcome.PROTOCOL_BROKEN);
        if (died) {
            Thread.sleep(SIGNAL_PATIENCE.toMillis());
        }
        return Interruption.isUnderWay();
    }

    private Optional<ScoreReport> earlier(Path file, SubmissionSource source, String sha256) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            ScoreReport report = JsonReport.read(Files.readString(file));
            ScoreReport.SubmissionFacts graded = report.submission();
            // The same folder may belong to somebody else in another download.
            boolean same = graded.sha256().equals(sha256)
                    && graded.student().equals(source.displayName())
                    && graded.file().equals(source.fileName())
                    && report.assignment().id().equals(assignment.id())
                    && report.assignment().version().equals(assignment.version())
                    // Another version may grade otherwise: within a course all are graded alike.
                    && report.facts().gradus().equals(GradusVersion.CURRENT)
                    && report.state() != ScoreReport.State.GRADER_FAULT;
            return same ? Optional.of(report) : Optional.empty();
        } catch (UnreadableReport | CharacterCodingException damaged) {
            return Optional.empty();
        }
    }
}
