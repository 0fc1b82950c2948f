package org.gradus.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gradus.grading.CheckResult;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;

/** {@code results.csv}: a line for each submission, a column for each check. */
public final class CsvReport {
    /** A spreadsheet takes a cell that begins so for a formula. */
    private static final String FORMULA = "=+-@＝＋－＠";

    private CsvReport() {}

    /** The file's content, to be stored as UTF-8. */
    public static String write(List<ReportView> views) {
        List<String> checks = views.stream()
                .flatMap(view -> view.checks().stream())
                .sorted(Comparator.comparingInt(CheckResult::number))
                .map(CheckResult::id)
                .distinct()
                .toList();
        StringWriter text = new StringWriter();
        CsvSchema schema = CsvSchema.emptySchema().withLineSeparator("\n");
        try (SequenceWriter rows = new CsvMapper()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .writer(schema)
                .writeValues(text)) {
            rows.write(header(checks));
            for (ReportView view : views) {
                rows.write(row(view, checks));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing can fail when CSV is written to memory", e);
        }
        return text.toString();
    }

    private static List<String> header(List<String> checks) {
        List<String> cells = new ArrayList<>(List.of("student", "file", "score", "max", "state"));
        checks.stream().map(CsvReport::cell).forEach(cells::add);
        cells.addAll(List.of("diagnoses", "problem", "sha256", "seconds"));
        return cells;
    }

    private static List<String> row(ReportView view, List<String> checks) {
        // A grader fault is no score, not even zero: nobody may take it for one.
        boolean scored = view.state() != ScoreReport.State.GRADER_FAULT;
        String problem = view.problem();
        List<String> cells = new ArrayList<>(List.of(
                cell(view.submission().student()),
                cell(view.submission().file()),
                scored ? Numbers.points(view.score()) : "",
                scored ? Numbers.points(view.maxScore()) : "",
                ReportWords.word(view.state())));
        for (String id : checks) {
            cells.add(view.checks().stream()
                    .filter(check -> check.id().equals(id))
                    .findFirst()
                    .map(CsvReport::points)
                    .orElse(""));
        }
        cells.add(cell(view.diagnoses().stream().map(Diagnosis::mistake).collect(Collectors.joining("; "))));
        cells.add(problem == null ? "" : cell(problem));
        cells.add(cell(view.submission().sha256()));
        cells.add(String.format(Locale.ROOT, "%.3f", Numbers.seconds(view.run().duration())));
        return cells;
    }

    private static String points(CheckResult check) {
        return check.status() == CheckResult.Status.GRADER_FAULT ? "" : Numbers.points(check.points());
    }

    private static String cell(String text) {
        String shown = VisibleText.line(text);
        String start = shown.stripLeading();
        return !start.isEmpty() && FORMULA.indexOf(start.charAt(0)) >= 0 ? "'" + shown : shown;
    }
}
