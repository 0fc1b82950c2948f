package org.gradus.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradus.assignment.Assignment;
import org.gradus.grading.Grader;
import org.gradus.grading.ScoreReport;
import org.gradus.report.Audience;
import org.gradus.report.CsvReport;
import org.gradus.report.GradescopeReport;
import org.gradus.report.HtmlReport;
import org.gradus.report.JsonReport;
import org.gradus.report.JunitXmlReport;
import org.gradus.report.ReportView;
import org.gradus.report.SummaryJson;
import org.gradus.report.Templates;
import org.gradus.store.Batches;
import org.gradus.store.Gradings;

/** The results of a batch as files: those that {@code gradus batch} writes. */
public final class BatchResults {
    /** A usual report takes 50 KB, and the files on all students together need all of them at once. */
    private final List<CsvReport.Line> lines = new ArrayList<>();

    private final Gradings gradings;
    private final Assignment assignment;
    private final Batches.Batch batch;
    private final List<BatchRows.Row> rows;

    public BatchResults(Gradings gradings, Assignment assignment, Batches.Batch batch, List<BatchRows.Row> rows) {
        this.gradings = gradings;
        this.assignment = assignment;
        this.batch = batch;
        this.rows = rows;
    }

    /** {@code results.csv}. */
    public String csv() {
        rows.forEach(row -> report(row).ifPresent(report -> lines.add(line(row, report))));
        return CsvReport.writeLines(lines);
    }

    /** All files as a zip; what is not graded yet is not in it. */
    public void zip(OutputStream to, ZoneId zone) throws IOException {
        HtmlReport pages = new HtmlReport(Templates.packaged(), zone);
        try (ZipOutputStream out = new ZipOutputStream(to)) {
            for (BatchRows.Row row : rows) {
                Optional<ScoreReport> report = report(row);
                if (report.isPresent()) {
                    CsvReport.Line line = line(row, report.get());
                    String folder = "students/" + row.item().folder() + "/";
                    put(out, folder + "report.json", JsonReport.write(line.view()));
                    put(
                            out,
                            folder + "report.html",
                            pages.write(ReportView.of(report.get(), Audience.STUDENT_AFTER_PUBLICATION)));
                    put(out, folder + "gradescope.json", GradescopeReport.write(line.view()));
                    lines.add(line);
                }
            }
            List<ReportView> views = lines.stream().map(CsvReport.Line::view).toList();
            put(out, "results.csv", CsvReport.writeLines(lines));
            put(out, "summary.json", SummaryJson.write(views));
            put(out, "junit.xml", JunitXmlReport.write(views));
        }
    }

    private static void put(ZipOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private static CsvReport.Line line(BatchRows.Row row, ScoreReport report) {
        Batches.Item item = row.item();
        return new CsvReport.Line(
                ReportView.of(report, Audience.STAFF), item.folder(), item.late(), item.platformIds());
    }

    /** What was graded, or why it could not be; empty while it waits, and of a file that was left out. */
    private Optional<ScoreReport> report(BatchRows.Row row) {
        Batches.Item item = row.item();
        if (row.submission() != null) {
            return row.submission().state().ended() && row.submission().grading() != null
                    ? gradings.report(row.submission().grading())
                    : Optional.empty();
        }
        return item.problem() == null
                ? Optional.empty()
                : Optional.of(Grader.refused(
                        assignment,
                        new ScoreReport.SubmissionFacts(
                                item.label(), item.fileName(), item.sha256(), item.size(), Map.of()),
                        item.problem(),
                        batch.created()));
    }
}
