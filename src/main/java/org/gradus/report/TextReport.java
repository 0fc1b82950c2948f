package org.gradus.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.gradus.check.Coordinate;
import org.gradus.check.Figure;
import org.gradus.check.Finding;
import org.gradus.grading.CheckResult;
import org.gradus.grading.CheckResult.Status;
import org.gradus.grading.Diagnosis;
import org.jspecify.annotations.Nullable;

/** A report for a terminal, at most {@value #WIDTH} columns wide: the same words as on the page. */
public final class TextReport {
    /** Widest line, in characters. */
    public static final int WIDTH = 100;

    private static final int LONGEST_OUTPUT = 4_000;
    private static final int MOST_COORDINATES = 8;

    private final StringBuilder text = new StringBuilder();
    private final boolean coloured;

    private TextReport(boolean coloured) {
        this.coloured = coloured;
    }

    /**
     * The text, ending with a line break.
     *
     * @param coloured whether states are coloured, too; they are always told by a sign and a word
     */
    public static String write(ReportView view, boolean coloured) {
        TextReport report = new TextReport(coloured);
        report.outcome(view);
        report.diagnoses(view.diagnoses());
        report.checks(view.checks());
        report.outputs(view.checks());
        report.facts(view);
        return report.text.toString();
    }

    /** What was found by a check, without its title: for files that hold one text for each check. */
    static String details(CheckResult check) {
        TextReport report = new TextReport(false);
        report.details(check, 0);
        return report.text.toString();
    }

    private void outcome(ReportView view) {
        paragraph(0, ReportWords.heading(view), Colour.BOLD);
        paragraph(
                0,
                VisibleText.line(view.assignment().title()) + " · "
                        + VisibleText.line(view.submission().file()));
        text.append('\n');
        paragraph(0, ReportWords.meaning(view));
        paragraph(0, ReportWords.hidden(view));
        String problem = view.problem();
        if (problem != null) {
            text.append('\n');
            paragraph(2, VisibleText.block(problem), Colour.BOLD);
        }
    }

    private void diagnoses(List<Diagnosis> diagnoses) {
        if (diagnoses.isEmpty()) {
            return;
        }
        heading("What went wrong");
        for (Diagnosis diagnosis : diagnoses) {
            paragraph(2, VisibleText.line(diagnosis.headline()), Colour.BOLD);
            if (!diagnosis.hint().isEmpty()) {
                paragraph(2, "Where to look: " + VisibleText.line(diagnosis.hint()));
            }
            if (!diagnosis.sentence().isEmpty()) {
                paragraph(2, "What it is: " + VisibleText.line(diagnosis.sentence()));
                paragraph(2, VisibleText.block(diagnosis.evidence()));
            }
        }
    }

    private void checks(List<CheckResult> checks) {
        if (checks.isEmpty()) {
            return;
        }
        heading("Checks");
        for (CheckResult check : checks) {
            String state = "%s %-9s".formatted(ReportWords.sign(check.status()), ReportWords.state(check));
            String points = "%5s / %-5s".formatted(Numbers.points(check.points()), Numbers.points(check.maxPoints()));
            List<String> title = wrap(VisibleText.line(check.number() + "  " + check.title()), WIDTH - 28);
            text.append("  ")
                    .append(colour(state, Colour.of(check.status())))
                    .append(' ')
                    .append(points)
                    .append(' ')
                    .append(title.get(0))
                    .append('\n');
            title.stream()
                    .skip(1)
                    .forEach(line -> text.append(" ".repeat(30)).append(line).append('\n'));
            if (check.status() != Status.PASSED) {
                details(check, 6);
            }
        }
    }

    private void details(CheckResult check, int indent) {
        boolean lost = check.status() == Status.FAILED || check.status() == Status.PARTIAL;
        if (check.findings().isEmpty() && lost) {
            paragraph(indent, ReportWords.outcome(check.outcome()));
        }
        for (Finding finding : check.findings()) {
            paragraph(indent, VisibleText.block(finding.sentence()));
            named(indent, "expected", finding.expected());
            named(indent, "found", finding.found());
            named(indent, "where", finding.where());
            coordinates(indent, finding.coordinates());
            for (Figure figure : finding.figures()) {
                paragraph(indent, VisibleText.line(figure.title() + ": " + figure.caption()));
            }
        }
        if (lost && !check.hint().isEmpty()) {
            paragraph(indent, "Where to look: " + VisibleText.line(check.hint()));
        }
    }

    private void named(int indent, String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        List<String> lines = wrap(VisibleText.block(value), WIDTH - indent - 12);
        for (int i = 0; i < lines.size(); i++) {
            line(indent + 2, String.format(Locale.ROOT, "%-9s %s", i == 0 ? name : "", lines.get(i)));
        }
    }

    private void coordinates(int indent, List<Coordinate> coordinates) {
        if (coordinates.isEmpty()) {
            return;
        }
        List<Coordinate> shown = coordinates.subList(0, Math.min(MOST_COORDINATES, coordinates.size()));
        List<String> numeric =
                Numbers.column(shown.stream().mapToDouble(Coordinate::numeric).toArray());
        List<String> analytic =
                Numbers.column(shown.stream().mapToDouble(Coordinate::analytic).toArray());
        String row = "%-14s %17s %7s %17s %9s  %s";
        line(indent + 2, row.formatted("weight", "numeric", "± error", "analytic (yours)", "rel. err.", ""));
        for (int i = 0; i < shown.size(); i++) {
            Coordinate coordinate = shown.get(i);
            line(
                    indent + 2,
                    row.formatted(
                            VisibleText.brief(coordinate.name(), 14),
                            numeric.get(i),
                            Numbers.scientific(coordinate.bar(), 0),
                            analytic.get(i),
                            Numbers.scientific(coordinate.relativeError(), 1),
                            VisibleText.brief(coordinate.verdict(), 14)));
        }
        if (shown.size() < coordinates.size()) {
            line(indent + 2, "… and " + Numbers.count(coordinates.size() - shown.size(), "more row"));
        }
    }

    private void outputs(List<CheckResult> checks) {
        List<CheckResult> loud =
                checks.stream().filter(check -> !check.output().isEmpty()).toList();
        if (loud.isEmpty()) {
            return;
        }
        heading("What your program printed");
        for (CheckResult check : loud) {
            paragraph(2, "Check " + check.number() + ": " + ReportWords.amount(check.output()));
            String printed = VisibleText.block(ReportWords.printed(check.output()), LONGEST_OUTPUT);
            wrap(printed.stripTrailing(), WIDTH - 6).forEach(line -> line(4, "│ " + line));
        }
    }

    private void facts(ReportView view) {
        ReportView.Run run = view.run();
        heading("Facts");
        view.notes().forEach(note -> paragraph(2, VisibleText.line(note)));
        OptionalInt workers = run.workers();
        paragraph(
                2,
                "Graded in " + Numbers.duration(run.duration()) + " by Gradus " + VisibleText.line(run.gradus())
                        + ", assignment version "
                        + VisibleText.brief(view.assignment().version(), 12) + ", sandbox "
                        + run.sandboxLevel() + " (" + VisibleText.line(run.sandbox()) + "), Java "
                        + VisibleText.line(run.java())
                        + (workers.isPresent() ? ", " + Numbers.count(workers.getAsInt(), "worker") : "") + ".");
    }

    private void heading(String words) {
        text.append('\n');
        paragraph(0, words, Colour.BOLD);
    }

    private void paragraph(int indent, String words) {
        paragraph(indent, words, Colour.NONE);
    }

    private void paragraph(int indent, String words, Colour colour) {
        if (!words.isEmpty()) {
            wrap(words, WIDTH - indent).forEach(line -> line(indent, colour(line, colour)));
        }
    }

    private void line(int indent, String line) {
        text.append((" ".repeat(indent) + line).stripTrailing()).append('\n');
    }

    private String colour(String words, Colour colour) {
        return coloured && colour != Colour.NONE ? "\u001b[" + colour.code + "m" + words + "\u001b[0m" : words;
    }

    /** Breaks lines at spaces, and words that are longer than a line anywhere. */
    static List<String> wrap(String words, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : words.replace("\t", "    ").split("\n", -1)) {
            String rest = line;
            while (rest.length() > width) {
                int space = rest.lastIndexOf(' ', width);
                int end = space > width / 3 ? space : width;
                lines.add(rest.substring(0, end).stripTrailing());
                rest = rest.substring(end).stripLeading();
            }
            lines.add(rest);
        }
        return lines;
    }

    private enum Colour {
        NONE(0),
        BOLD(1),
        GREEN(32),
        RED(31),
        YELLOW(33);

        private final int code;

        Colour(int code) {
            this.code = code;
        }

        static Colour of(Status status) {
            return switch (status) {
                case PASSED -> GREEN;
                case PARTIAL, GRADER_FAULT -> YELLOW;
                case FAILED -> RED;
                case NOT_RUN -> NONE;
            };
        }
    }
}
