package org.gradus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.gradus.check.GradusException;
import org.gradus.grading.ScoreReport;
import org.gradus.report.Audience;
import org.gradus.report.CsvReport;
import org.gradus.report.GradescopeReport;
import org.gradus.report.HtmlReport;
import org.gradus.report.JunitXmlReport;
import org.gradus.report.ReportView;
import org.gradus.report.SummaryJson;
import org.gradus.report.Templates;
import org.gradus.submission.SubmissionSource;
import org.jspecify.annotations.Nullable;

/**
 * What a batch writes beside each {@code report.json}.
 *
 * @param view whom the pages are for
 */
record BatchFiles(Path out, Set<Format> formats, Audience view) {
    /** A kind of file. */
    enum Format {
        HTML,
        JSON,
        GRADESCOPE,
        JUNIT,
        CSV
    }

    /** Makes the folder, so that a wrong name is known before anything is graded. */
    void makeFolder() {
        try {
            Files.createDirectories(out.resolve("students"));
        } catch (IOException e) {
            throw cannotWrite(e);
        }
        if (!Files.isWritable(out.resolve("students"))) {
            throw cannotWrite(null);
        }
    }

    private GradusException cannotWrite(@Nullable IOException cause) {
        return new GradusException("The output folder " + out + " cannot be written"
                + (cause == null ? "" : ": " + cause.getMessage() + " is in the way or is not yours")
                + ". Name another with --out.");
    }

    /** Writes the files of one student. */
    void writeOne(SubmissionSource source, ScoreReport report) throws IOException {
        Path folder = BatchItem.folder(out, source);
        if (formats.contains(Format.HTML)) {
            WholeFiles.write(
                    folder.resolve("report.html"),
                    new HtmlReport(Templates.packaged(), ZoneId.systemDefault()).write(ReportView.of(report, view)));
        }
        if (formats.contains(Format.GRADESCOPE)) {
            WholeFiles.write(
                    folder.resolve("gradescope.json"), GradescopeReport.write(ReportView.of(report, Audience.STAFF)));
        }
    }

    /** Writes the files on all students together. */
    void writeTogether(List<BatchItem.Graded> results) throws IOException {
        List<CsvReport.Line> lines = results.stream()
                .map(result -> new CsvReport.Line(
                        ReportView.of(result.report(), Audience.STAFF),
                        result.source().key(),
                        result.source().late(),
                        result.source().platformIds()))
                .toList();
        List<ReportView> views = lines.stream().map(CsvReport.Line::view).toList();
        if (formats.contains(Format.CSV)) {
            WholeFiles.write(out.resolve("results.csv"), CsvReport.writeLines(lines));
        }
        if (formats.contains(Format.JSON)) {
            WholeFiles.write(out.resolve("summary.json"), SummaryJson.write(views));
        }
        if (formats.contains(Format.JUNIT)) {
            WholeFiles.write(out.resolve("junit.xml"), JunitXmlReport.write(views));
        }
    }
}
