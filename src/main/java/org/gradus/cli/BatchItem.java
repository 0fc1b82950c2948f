package org.gradus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gradus.assignment.Assignment;
import org.gradus.grading.Grader;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.Submission;
import org.gradus.report.Audience;
import org.gradus.report.JsonReport;
import org.gradus.report.ReportView;
import org.gradus.report.UnreadableReport;
import org.gradus.submission.SubmissionSource;

/** Grades one submission of a batch, unless the same content was graded before against the same assignment version. */
record BatchItem(Assignment assignment, Grader grader, Path out) {
    /**
     * A result.
     *
     * @param isNew whether it was graded just now
     */
    record Graded(ScoreReport report, boolean isNew) {}

    static Path folder(Path out, SubmissionSource source) {
        return out.resolve("students").resolve(source.key());
    }

    Graded grade(SubmissionSource source) throws IOException {
        Path file = folder(out, source).resolve("report.json");
        byte[] content;
        try {
            content = SampleJars.content(source, assignment);
        } catch (SampleJars.Unreadable unreadable) {
            ScoreReport report = grader.unreadable(
                    assignment,
                    new Submission(source.displayName(), source.fileName(), new byte[0]),
                    unreadable.sentence());
            WholeFiles.write(file, JsonReport.write(ReportView.of(report, Audience.STAFF)));
            return new Graded(report, true);
        }
        Optional<ScoreReport> earlier = earlier(file, Grader.sha256(content));
        if (earlier.isPresent()) {
            return new Graded(earlier.get(), false);
        }
        ScoreReport report = grader.grade(assignment, new Submission(source.displayName(), source.fileName(), content));
        WholeFiles.write(file, JsonReport.write(ReportView.of(report, Audience.STAFF)));
        return new Graded(report, true);
    }

    private Optional<ScoreReport> earlier(Path file, String sha256) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            ScoreReport report = JsonReport.read(Files.readString(file));
            boolean same = report.submission().sha256().equals(sha256)
                    && report.assignment().version().equals(assignment.version())
                    && report.state() != ScoreReport.State.GRADER_FAULT;
            return same ? Optional.of(report) : Optional.empty();
        } catch (UnreadableReport e) {
            return Optional.empty();
        }
    }
}
