package org.gradus.report;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.gradus.check.Coordinate;
import org.gradus.check.Finding;
import org.gradus.grading.CheckResult;
import org.gradus.grading.CheckResult.Status;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.gradus.sandbox.Output;
import org.jspecify.annotations.Nullable;

/**
 * A report as the templates show it: texts ready to be escaped, pictures drawn, everything in its order. {@code
 * fragments/report.html} takes one.
 *
 * @param title for the browser's tab
 * @param trail what was graded, from the general to the particular
 * @param heading the outcome in words
 * @param meaning what it means and what to do next
 * @param hidden how many checks are hidden and until when; empty if none is
 * @param problem why nothing could be graded; null if something was
 * @param pictures the pictures that prove the diagnosis
 * @param checks those that lost points first, which begin unfolded, in the assignment's order
 * @param outputs what the program printed, one for each check that printed
 * @param notes remarks about the jar
 * @param facts names and values
 */
public record ReportPage(
        String title,
        List<String> trail,
        String heading,
        String meaning,
        String hidden,
        @Nullable String problem,
        List<DiagnosisCard> diagnoses,
        List<Picture> pictures,
        List<CheckCard> checks,
        List<OutputCard> outputs,
        List<String> notes,
        List<Fact> facts) {
    /** Checks that lost points come first. */
    private static final List<Status> ORDER =
            List.of(Status.FAILED, Status.PARTIAL, Status.GRADER_FAULT, Status.NOT_RUN, Status.PASSED);

    /** Prints as UTC, where a zone offset prints as Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** What is shown of a stream that the sandbox has cut already. */
    private static final int LONGEST_OUTPUT = 40_000;

    /** Draws the page of a view; times are shown in the given zone. */
    public static ReportPage of(ReportView view, ZoneId zone) {
        boolean hasOwnPictures = view.diagnoses().stream()
                .anyMatch(diagnosis -> !diagnosis.figures().isEmpty());
        Optional<CheckResult> proof = view.diagnoses().isEmpty() || hasOwnPictures
                ? Optional.empty()
                : view.checks().stream()
                        .filter(check -> check.status() == Status.FAILED || check.status() == Status.PARTIAL)
                        .filter(check -> check.findings().stream()
                                .anyMatch(finding -> !finding.figures().isEmpty()))
                        .findFirst();
        String title = VisibleText.line(view.assignment().title());
        List<String> trail = new ArrayList<>(List.of(title));
        if (!view.submission().student().isEmpty()) {
            trail.add(VisibleText.brief(view.submission().student(), 200));
        }
        trail.add(VisibleText.brief(view.submission().file(), 200));
        String problem = view.problem();
        return new ReportPage(
                ReportWords.heading(view) + " · " + title + " · Gradus",
                trail,
                ReportWords.heading(view),
                ReportWords.meaning(view),
                ReportWords.hidden(view),
                problem == null ? null : VisibleText.block(problem),
                view.diagnoses().stream().map(DiagnosisCard::of).toList(),
                proof.map(ReportPage::pictures).orElse(List.of()),
                view.checks().stream()
                        .sorted(Comparator.comparing(CheckResult::status, Comparator.comparingInt(ORDER::indexOf)))
                        .map(check -> CheckCard.of(
                                check,
                                proof.filter(shown -> shown.id().equals(check.id()))
                                        .isPresent()))
                        .toList(),
                view.checks().stream()
                        .filter(check -> !check.output().isEmpty())
                        .map(OutputCard::of)
                        .toList(),
                view.notes().stream().map(VisibleText::line).toList(),
                facts(view, zone));
    }

    /** Whether anything at all is known of the checks. */
    public boolean hasChecks() {
        return !checks.isEmpty();
    }

    /** One finding's pictures prove the diagnosis; those of a second implementation say the same again. */
    private static List<Picture> pictures(CheckResult check) {
        Finding proof = firstWithPictures(check);
        return proof == null
                ? List.of()
                : proof.figures().stream().map(Picture::of).toList();
    }

    private static @Nullable Finding firstWithPictures(CheckResult check) {
        return check.findings().stream()
                .filter(finding -> !finding.figures().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static List<Fact> facts(ReportView view, ZoneId zone) {
        ScoreReport.SubmissionFacts submission = view.submission();
        ReportView.Run run = view.run();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "File",
                VisibleText.brief(submission.file(), 200) + " (" + Numbers.bytes(submission.bytes()) + ")",
                ""));
        facts.add(new Fact("SHA-256", "", shortHash(submission.sha256())));
        for (Map.Entry<String, String> found : new TreeMap<>(submission.implementations()).entrySet()) {
            facts.add(new Fact(
                    VisibleText.brief(found.getKey(), 200),
                    "implemented by",
                    VisibleText.brief(found.getValue(), 200)));
        }
        facts.add(new Fact("Assignment", "version", shortHash(view.assignment().version())));
        facts.add(new Fact(
                "Graded",
                DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm:ss zzz", Locale.ENGLISH)
                                .format(run.started().atZone(zone.normalized().equals(ZoneOffset.UTC) ? UTC : zone))
                        + ", in " + Numbers.duration(run.duration()),
                ""));
        OptionalInt workers = run.workers();
        facts.add(new Fact(
                "Sandbox",
                run.sandboxLevel() + " (" + VisibleText.line(run.sandbox()) + ")"
                        + (workers.isPresent() ? ", " + Numbers.count(workers.getAsInt(), "worker") : ""),
                ""));
        facts.add(new Fact("Java", VisibleText.line(run.java()), ""));
        facts.add(new Fact("Gradus", VisibleText.line(run.gradus()), ""));
        return facts;
    }

    private static String shortHash(String hash) {
        return VisibleText.line(hash.substring(0, Math.min(12, hash.length())));
    }

    /**
     * One diagnosis: how things stand, then where to look, and behind that what it is; {@code sentence} is empty if readers are told
     * hints only.
     */
    public record DiagnosisCard(
            String headline, String hint, String sentence, String evidence, List<Picture> pictures) {
        static DiagnosisCard of(Diagnosis diagnosis) {
            return new DiagnosisCard(
                    VisibleText.line(diagnosis.headline()),
                    VisibleText.line(diagnosis.hint()),
                    VisibleText.line(diagnosis.sentence()),
                    VisibleText.block(diagnosis.evidence()),
                    diagnosis.figures().stream().map(Picture::of).toList());
        }
    }

    /**
     * One check.
     *
     * @param anchor unique name on the page
     * @param style class name of the state
     * @param sign the state as a sign
     * @param state the state in words
     * @param open whether it begins unfolded
     * @param foldable whether there is anything to unfold
     * @param picturesAbove whether its pictures stand beside the diagnosis
     */
    public record CheckCard(
            String anchor,
            String number,
            String title,
            String style,
            String sign,
            String state,
            String points,
            String maxPoints,
            boolean open,
            boolean foldable,
            boolean picturesAbove,
            List<FindingCard> findings,
            String hint,
            String duration) {
        static CheckCard of(CheckResult check, boolean picturesAbove) {
            boolean lost = check.status() == Status.FAILED || check.status() == Status.PARTIAL;
            List<Finding> findings = check.findings();
            if (findings.isEmpty()
                    && lost
                    && !ReportWords.outcome(check.outcome()).isEmpty()) {
                findings = List.of(Finding.of(ReportWords.outcome(check.outcome())));
            }
            String hint = lost ? VisibleText.line(check.hint()) : "";
            return new CheckCard(
                    "check-" + check.number(),
                    Integer.toString(check.number()),
                    VisibleText.line(check.title()),
                    style(check.status()),
                    ReportWords.sign(check.status()),
                    ReportWords.state(check),
                    Numbers.points(check.points()),
                    Numbers.points(check.maxPoints()),
                    lost,
                    !findings.isEmpty() || !hint.isEmpty(),
                    picturesAbove,
                    findings.stream()
                            .map(finding -> FindingCard.of(
                                    finding, check, picturesAbove && finding.equals(firstWithPictures(check))))
                            .toList(),
                    hint,
                    Numbers.duration(check.duration()));
        }

        private static String style(Status status) {
            return switch (status) {
                case PASSED -> "pass";
                case PARTIAL -> "part";
                case FAILED -> "fail";
                case NOT_RUN -> "idle";
                case GRADER_FAULT -> "part";
            };
        }
    }

    /**
     * One thing that a check found.
     *
     * @param label names the finding's table for screen readers
     */
    public record FindingCard(
            String label,
            String sentence,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String where,
            List<CoordinateRow> coordinates,
            List<Picture> pictures) {
        static FindingCard of(Finding finding, CheckResult check, boolean picturesAbove) {
            return new FindingCard(
                    "check " + check.number(),
                    VisibleText.block(finding.sentence()),
                    shown(finding.expected()),
                    shown(finding.found()),
                    shown(finding.where()),
                    CoordinateRow.of(finding.coordinates()),
                    picturesAbove
                            ? List.of()
                            : finding.figures().stream().map(Picture::of).toList());
        }

        private static @Nullable String shown(@Nullable String text) {
            return text == null || text.isEmpty() ? null : VisibleText.block(text);
        }

        /** Whether there is more than a sentence to compare. */
        public boolean compares() {
            return expected != null || found != null || where != null;
        }

        /** Whether it is a sentence alone: many of them follow each other, such as what agrees. */
        public boolean plain() {
            return !compares() && coordinates.isEmpty() && pictures.isEmpty();
        }
    }

    /** One row of the table of coordinates. */
    public record CoordinateRow(
            String name, String numeric, String bar, String analytic, String relativeError, String verdict) {
        static List<CoordinateRow> of(List<Coordinate> coordinates) {
            List<String> numeric = Numbers.column(
                    coordinates.stream().mapToDouble(Coordinate::numeric).toArray());
            List<String> analytic = Numbers.column(
                    coordinates.stream().mapToDouble(Coordinate::analytic).toArray());
            List<CoordinateRow> rows = new ArrayList<>();
            for (int i = 0; i < coordinates.size(); i++) {
                Coordinate coordinate = coordinates.get(i);
                rows.add(new CoordinateRow(
                        VisibleText.brief(coordinate.name(), 200),
                        numeric.get(i),
                        Numbers.scientific(coordinate.bar(), 0),
                        analytic.get(i),
                        Numbers.scientific(coordinate.relativeError(), 1),
                        VisibleText.brief(coordinate.verdict(), 200)));
            }
            return rows;
        }
    }

    /** What was printed during one check. */
    public record OutputCard(String check, boolean open, String text, String amount) {
        static OutputCard of(CheckResult check) {
            Output output = check.output();
            return new OutputCard(
                    "Check " + check.number() + ": " + VisibleText.line(check.title()),
                    check.status() != Status.PASSED,
                    VisibleText.block(ReportWords.printed(output), LONGEST_OUTPUT),
                    ReportWords.amount(output));
        }
    }

    /**
     * A name with a value.
     *
     * @param code the part of the value that is a name in code; empty if none
     */
    public record Fact(String name, String value, String code) {}
}
