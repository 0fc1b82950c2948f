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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gradus.grading.CheckResult;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.gradus.sheet.FormulaGuard;

/** {@code results.csv}: a line for each submission, a column for each check. */
public final class CsvReport {
    private static final String FOLDER = "folder";
    private static final String LATE = "late";

    private CsvReport() {}

    /**
     * A line, with where the submission came from. A column is left out if no line has anything for it.
     *
     * @param folder where the submission's own files are; empty if there are none
     * @param late whether the platform marked it as late; told only where there are platform ids
     * @param platformIds the platform's own numbers by their names: with them the points find their way back
     */
    public record Line(ReportView view, String folder, boolean late, Map<String, String> platformIds) {
        public Line {
            platformIds = Map.copyOf(platformIds);
        }
    }

    /** The file's content, to be stored as UTF-8, of submissions that came from nowhere in particular. */
    public static String write(List<ReportView> views) {
        return writeLines(
                views.stream().map(view -> new Line(view, "", false, Map.of())).toList());
    }

    /** The file's content, to be stored as UTF-8. */
    public static String writeLines(List<Line> lines) {
        List<String> checks = lines.stream()
                .flatMap(line -> line.view().checks().stream())
                .sorted(Comparator.comparingInt(CheckResult::number))
                .map(CheckResult::id)
                .distinct()
                .toList();
        List<String> origins = origins(lines);
        StringWriter text = new StringWriter();
        CsvSchema schema = CsvSchema.emptySchema().withLineSeparator("\n");
        try (SequenceWriter rows = new CsvMapper()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .writer(schema)
                .writeValues(text)) {
            rows.write(header(origins, checks));
            for (Line line : lines) {
                rows.write(row(line, origins, checks));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing can fail when CSV is written to memory", e);
        }
        return text.toString();
    }

    /** The columns that tell where the submissions came from. */
    private static List<String> origins(List<Line> lines) {
        List<String> names = new ArrayList<>();
        if (lines.stream().anyMatch(line -> !line.folder().isEmpty())) {
            names.add(FOLDER);
        }
        Set<String> ids = new TreeSet<>();
        lines.forEach(line -> ids.addAll(line.platformIds().keySet()));
        if (!ids.isEmpty()) {
            names.add(LATE);
        }
        names.addAll(ids);
        return names;
    }

    private static String origin(Line line, String name) {
        return switch (name) {
            case FOLDER -> line.folder();
            case LATE -> line.late() ? LATE : "";
            default -> line.platformIds().getOrDefault(name, "");
        };
    }

    private static List<String> header(List<String> origins, List<String> checks) {
        List<String> cells = new ArrayList<>(List.of("student", "file"));
        origins.stream().map(CsvReport::cell).forEach(cells::add);
        cells.addAll(List.of("score", "max", "state"));
        checks.stream().map(CsvReport::cell).forEach(cells::add);
        cells.addAll(List.of("diagnoses", "problem", "sha256", "seconds"));
        return cells;
    }

    private static List<String> row(Line line, List<String> origins, List<String> checks) {
        ReportView view = line.view();
        // A grader fault is no score, not even zero: nobody may take it for one.
        boolean scored = view.state() != ScoreReport.State.GRADER_FAULT;
        String problem = view.problem();
        List<String> cells = new ArrayList<>(List.of(
                cell(view.submission().student()), cell(view.submission().file())));
        origins.forEach(name -> cells.add(cell(origin(line, name))));
        cells.addAll(List.of(
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
        cells.add(cell(view.diagnoses().stream()
                .map(Diagnosis::mistake)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining("; "))));
        cells.add(problem == null ? "" : cell(problem));
        cells.add(cell(view.submission().sha256()));
        cells.add(String.format(Locale.ROOT, "%.3f", Numbers.seconds(view.run().duration())));
        return cells;
    }

    private static String points(CheckResult check) {
        return check.status() == CheckResult.Status.GRADER_FAULT ? "" : Numbers.points(check.points());
    }

    private static String cell(String text) {
        return FormulaGuard.guard(VisibleText.line(text));
    }
}
