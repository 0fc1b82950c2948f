package org.gradus.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.gradus.check.Coordinate;
import org.gradus.check.Figure;
import org.gradus.check.Finding;
import org.gradus.check.Visibility;
import org.gradus.diagnosis.Detail;
import org.gradus.grading.CheckResult;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.WorkerOutcome;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.json}: a view of a score report for programs. The names below are the format; they change only together with {@link
 * #VERSION}. Times are seconds, numbers that are not finite are the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 * The staff's view holds the whole report and can be read back.
 */
public final class JsonReport {
    /** Name of the format, in the field {@code format}. */
    public static final String FORMAT = "gradus-report";

    /** Version of the format, in the field {@code version}. */
    public static final int VERSION = 1;

    private JsonReport() {}

    /** The file's content, to be stored as UTF-8. */
    public static String write(ReportView view) {
        return Json.write(Document.of(view));
    }

    /**
     * Reads a report back.
     *
     * @throws UnreadableReport if it is something else, damaged, of another version, or a student's view
     */
    public static ScoreReport read(String json) throws UnreadableReport {
        Document document;
        try {
            Header header = Json.read(json, Header.class);
            if (!header.format().equals(FORMAT) || header.version() != VERSION) {
                throw new UnreadableReport("This is " + header.format() + " version " + header.version()
                        + "; Gradus reads " + FORMAT + " version " + VERSION + ".");
            }
            if (header.audience() != Audience.STAFF) {
                throw new UnreadableReport("This report was written for a student and may lack hidden checks.");
            }
            document = Json.read(json, Document.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableReport("This is not a complete score report: " + e.getOriginalMessage(), e);
        }
        try {
            return document.report();
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new UnreadableReport("This score report holds an impossible value: " + e.getMessage(), e);
        }
    }

    private static BigDecimal seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }

    private static Duration duration(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(9).longValueExact());
    }

    private record Header(String format, int version, Audience audience) {}

    private record Document(
            String format,
            int version,
            Audience audience,
            ScoreReport.State state,
            double score,
            double maxScore,
            @JsonSetter(nulls = Nulls.SET) @Nullable String problem,
            AssignmentJson assignment,
            SubmissionJson submission,
            List<CheckJson> checks,
            List<HiddenJson> hidden,
            List<DiagnosisJson> diagnoses,
            List<String> notes,
            RunJson run) {
        static Document of(ReportView view) {
            return new Document(
                    FORMAT,
                    VERSION,
                    view.audience(),
                    view.state(),
                    view.score(),
                    view.maxScore(),
                    view.problem(),
                    AssignmentJson.of(view.assignment()),
                    SubmissionJson.of(view.submission()),
                    view.checks().stream().map(CheckJson::of).toList(),
                    view.hidden().stream()
                            .map(group -> new HiddenJson(group.until(), group.checks()))
                            .toList(),
                    view.diagnoses().stream().map(DiagnosisJson::of).toList(),
                    view.notes(),
                    RunJson.of(view.run()));
        }

        ScoreReport report() {
            return new ScoreReport(
                    assignment.facts(),
                    submission.facts(),
                    state,
                    problem,
                    notes,
                    checks.stream().map(CheckJson::result).toList(),
                    diagnoses.stream().map(DiagnosisJson::diagnosis).toList(),
                    run.facts());
        }
    }

    private record AssignmentJson(String id, String title, String version) {
        static AssignmentJson of(ScoreReport.AssignmentFacts facts) {
            return new AssignmentJson(facts.id(), facts.title(), facts.version());
        }

        ScoreReport.AssignmentFacts facts() {
            return new ScoreReport.AssignmentFacts(id, title, version);
        }
    }

    private record SubmissionJson(
            String student, String file, String sha256, long bytes, List<ImplementationJson> implementations) {
        static SubmissionJson of(ScoreReport.SubmissionFacts facts) {
            return new SubmissionJson(
                    facts.student(),
                    facts.file(),
                    facts.sha256(),
                    facts.bytes(),
                    new TreeMap<>(facts.implementations())
                            .entrySet().stream()
                                    .map(entry -> new ImplementationJson(entry.getKey(), entry.getValue()))
                                    .toList());
        }

        ScoreReport.SubmissionFacts facts() {
            Map<String, String> byInterface = new TreeMap<>();
            implementations.forEach(one -> byInterface.put(one.of(), one.by()));
            return new ScoreReport.SubmissionFacts(student, file, sha256, bytes, byInterface);
        }
    }

    private record ImplementationJson(
            @JsonProperty("interface") String of,
            @JsonProperty("class") String by) {}

    private record CheckJson(
            int number,
            String id,
            String title,
            CheckResult.Status status,
            WorkerOutcome outcome,
            double points,
            double maxPoints,
            Visibility visibility,
            List<FindingJson> findings,
            String hint,
            OutputJson output,
            BigDecimal seconds) {
        static CheckJson of(CheckResult check) {
            return new CheckJson(
                    check.number(),
                    check.id(),
                    check.title(),
                    check.status(),
                    check.outcome(),
                    check.points(),
                    check.maxPoints(),
                    check.visibility(),
                    check.findings().stream().map(FindingJson::of).toList(),
                    check.hint(),
                    OutputJson.of(check.output()),
                    JsonReport.seconds(check.duration()));
        }

        CheckResult result() {
            return new CheckResult(
                    id,
                    number,
                    title,
                    points,
                    maxPoints,
                    visibility,
                    status,
                    outcome,
                    findings.stream().map(FindingJson::finding).toList(),
                    hint,
                    output.output(),
                    duration(seconds));
        }
    }

    private record FindingJson(
            String sentence,
            @JsonSetter(nulls = Nulls.SET) @Nullable String expected,
            @JsonSetter(nulls = Nulls.SET) @Nullable String found,
            @JsonSetter(nulls = Nulls.SET) @Nullable String where,
            List<CoordinateJson> coordinates,
            List<FigureJson> figures) {
        static FindingJson of(Finding finding) {
            return new FindingJson(
                    finding.sentence(),
                    finding.expected(),
                    finding.found(),
                    finding.where(),
                    finding.coordinates().stream().map(CoordinateJson::of).toList(),
                    finding.figures().stream().map(FigureJson::of).toList());
        }

        Finding finding() {
            return new Finding(
                    sentence,
                    expected,
                    found,
                    where,
                    coordinates.stream().map(CoordinateJson::coordinate).toList(),
                    figures.stream().map(FigureJson::figure).toList());
        }
    }

    private record CoordinateJson(
            String name, double numeric, double bar, double analytic, double relativeError, String verdict) {
        static CoordinateJson of(Coordinate row) {
            return new CoordinateJson(
                    row.name(), row.numeric(), row.bar(), row.analytic(), row.relativeError(), row.verdict());
        }

        Coordinate coordinate() {
            return new Coordinate(name, numeric, bar, analytic, relativeError, verdict);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ScatterJson.class, name = "scatter"),
        @JsonSubTypes.Type(value = HeatMapJson.class, name = "heatMap"),
        @JsonSubTypes.Type(value = BarsJson.class, name = "bars"),
        @JsonSubTypes.Type(value = CurvesJson.class, name = "curves"),
        @JsonSubTypes.Type(value = ImagesJson.class, name = "images"),
        @JsonSubTypes.Type(value = RegionsJson.class, name = "regions"),
        @JsonSubTypes.Type(value = RatiosJson.class, name = "ratios")
    })
    private sealed interface FigureJson {
        static FigureJson of(Figure figure) {
            if (figure instanceof Figure.Scatter scatter) {
                return new ScatterJson(
                        scatter.title(), scatter.caption(), scatter.numeric(), scatter.analytic(), scatter.slope());
            }
            if (figure instanceof Figure.HeatMap map) {
                return new HeatMapJson(
                        map.title(), map.caption(), map.quantity(), map.rows(), map.columns(), map.values());
            }
            if (figure instanceof Figure.Bars bars) {
                return new BarsJson(
                        bars.title(),
                        bars.caption(),
                        bars.unit(),
                        bars.bars().stream()
                                .map(bar -> new BarJson(bar.label(), bar.value()))
                                .toList());
            }
            if (figure instanceof Figure.Curves curves) {
                return new CurvesJson(
                        curves.title(),
                        curves.caption(),
                        curves.across(),
                        curves.quantity(),
                        curves.curves().stream()
                                .map(curve -> new CurveJson(curve.label(), curve.steps(), curve.values()))
                                .toList());
            }
            if (figure instanceof Figure.Images images) {
                return new ImagesJson(
                        images.title(),
                        images.caption(),
                        images.quantity(),
                        images.rows(),
                        images.columns(),
                        images.channels(),
                        images.tone(),
                        images.images().stream()
                                .map(image -> new ImageJson(image.label(), image.values()))
                                .toList());
            }
            if (figure instanceof Figure.Regions regions) {
                return new RegionsJson(
                        regions.title(),
                        regions.caption(),
                        regions.left(),
                        regions.right(),
                        regions.bottom(),
                        regions.top(),
                        regions.rows(),
                        regions.columns(),
                        regions.regions(),
                        regions.classes(),
                        regions.points(),
                        regions.labels());
            }

            if (figure instanceof Figure.Ratios ratios) {
                return new RatiosJson(
                        ratios.title(), ratios.caption(), ratios.names(), ratios.expected(), ratios.found());
            }
            throw new IllegalArgumentException(
                    "Nobody writes " + figure.getClass().getName());
        }

        Figure figure();
    }

    private record ScatterJson(String title, String caption, double[] numeric, double[] analytic, double slope)
            implements FigureJson {
        @Override
        public Figure figure() {
            return new Figure.Scatter(title, caption, numeric, analytic, slope);
        }
    }

    private record HeatMapJson(String title, String caption, String quantity, int rows, int columns, double[] values)
            implements FigureJson {
        @Override
        public Figure figure() {
            return new Figure.HeatMap(title, caption, quantity, rows, columns, values);
        }
    }

    private record BarsJson(String title, String caption, String unit, List<BarJson> bars) implements FigureJson {
        @Override
        public Figure figure() {
            return new Figure.Bars(
                    title,
                    caption,
                    unit,
                    bars.stream()
                            .map(bar -> new Figure.Bar(bar.label(), bar.value()))
                            .toList());
        }
    }

    private record RatiosJson(String title, String caption, List<String> names, double[] expected, double[] found)
            implements FigureJson {
        @Override
        public Figure figure() {
            return new Figure.Ratios(title, caption, names, expected, found);
        }
    }

    private record BarJson(String label, double value) {}

    private record CurvesJson(String title, String caption, String across, String quantity, List<CurveJson> curves)
            implements FigureJson {
        @Override
        public Figure figure() {
            return new Figure.Curves(
                    title,
                    caption,
                    across,
                    quantity,
                    curves.stream()
                            .map(curve -> new Figure.Curve(curve.label(), curve.steps(), curve.values()))
                            .toList());
        }
    }

    private record CurveJson(String label, double[] steps, double[] values) {}

    private record ImagesJson(
            String title,
            String caption,
            String quantity,
            int rows,
            int columns,
            int channels,
            Figure.Tone tone,
            List<ImageJson> images)
            implements FigureJson {
        @Override
        public Figure figure() {
            return new Figure.Images(
                    title,
                    caption,
                    quantity,
                    rows,
                    columns,
                    channels,
                    tone,
                    images.stream()
                            .map(image -> new Figure.Image(image.label(), image.values()))
                            .toList());
        }
    }

    private record ImageJson(String label, double[] values) {}

    private record RegionsJson(
            String title,
            String caption,
            double left,
            double right,
            double bottom,
            double top,
            int rows,
            int columns,
            int[] regions,
            List<String> classes,
            double[][] points,
            int[] labels)
            implements FigureJson {
        @Override
        public Figure figure() {
            return new Figure.Regions(
                    title, caption, left, right, bottom, top, rows, columns, regions, classes, points, labels);
        }
    }

    private record OutputJson(String head, long dropped, String tail, long total) {
        static OutputJson of(Output output) {
            return new OutputJson(output.head(), output.dropped(), output.tail(), output.total());
        }

        Output output() {
            return new Output(head, dropped, tail, total);
        }
    }

    private record HiddenJson(Visibility until, int checks) {}

    /** Reports of earlier versions have neither headline, figures nor detail. */
    private record DiagnosisJson(
            String mistake,
            @JsonSetter(nulls = Nulls.SET) @Nullable String headline,
            String sentence,
            String evidence,
            String hint,
            @JsonSetter(nulls = Nulls.SET) @Nullable List<FigureJson> figures,
            Visibility visibility,
            @JsonSetter(nulls = Nulls.SET) @Nullable Detail detail) {
        static DiagnosisJson of(Diagnosis diagnosis) {
            return new DiagnosisJson(
                    diagnosis.mistake(),
                    diagnosis.headline(),
                    diagnosis.sentence(),
                    diagnosis.evidence(),
                    diagnosis.hint(),
                    diagnosis.figures().stream().map(FigureJson::of).toList(),
                    diagnosis.visibility(),
                    diagnosis.detail());
        }

        Diagnosis diagnosis() {
            return new Diagnosis(
                    mistake,
                    headline == null ? Diagnosis.RECOGNISED : headline,
                    sentence,
                    evidence,
                    hint,
                    figures == null
                            ? List.of()
                            : figures.stream().map(FigureJson::figure).toList(),
                    visibility,
                    detail == null ? Detail.FULL : detail);
        }
    }

    private record RunJson(
            String gradus,
            String sandboxLevel,
            String sandbox,
            String java,
            @JsonSetter(nulls = Nulls.SET) @Nullable Integer workers,
            String started,
            BigDecimal seconds) {
        static RunJson of(ReportView.Run run) {
            OptionalInt workers = run.workers();
            return new RunJson(
                    run.gradus(),
                    run.sandboxLevel(),
                    run.sandbox(),
                    run.java(),
                    workers.isPresent() ? workers.getAsInt() : null,
                    run.started().toString(),
                    JsonReport.seconds(run.duration()));
        }

        ScoreReport.Facts facts() {
            return new ScoreReport.Facts(
                    gradus,
                    sandboxLevel,
                    sandbox,
                    java,
                    workers == null ? 0 : workers,
                    Instant.parse(started),
                    duration(seconds));
        }
    }
}
