package org.gradus.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gradus.check.Coordinate;
import org.gradus.check.Figure;
import org.gradus.check.Finding;
import org.gradus.check.Visibility;
import org.gradus.data.ColourImages;
import org.gradus.data.Dataset;
import org.gradus.data.DigitImages;
import org.gradus.data.TwoCircles;
import org.gradus.diagnosis.Detail;
import org.gradus.grading.CheckResult;
import org.gradus.grading.CheckResult.Status;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.ScoreReport.State;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.WorkerOutcome;
import org.jspecify.annotations.Nullable;

/** Made-up reports, one for each way in which a grading can end. */
final class SampleReports {
    /** Stands in every text of a hidden check: no page or file for a student may hold it. */
    static final String SECRET = "s3cr3t";

    private static final double[] NUMERIC = {
        0.0228,
        0.3001,
        -0.2235,
        0.2382,
        -0.0623,
        -0.0627,
        0.4562,
        0.0379,
        -0.0102,
        0.1752,
        0.2708,
        -0.0073,
        0.1414,
        -0.2339,
        -0.0856713093
    };

    private SampleReports() {}

    static ScoreReport allRight() {
        return report(
                State.GRADED,
                null,
                List.of(),
                List.of(
                        check(1, "lossEqualsReference", "The loss equals the reference", 20, 20, Status.PASSED)
                                .done(),
                        check(
                                        2,
                                        "gradientAgrees",
                                        "The gradient is the gradient of your own loss",
                                        20,
                                        20,
                                        Status.PASSED)
                                .finding(Finding.of("All 45 coordinates agree with the numeric gradient."))
                                .done(),
                        check(3, "noOverflow", "No overflow with scores in the thousands", 10, 10, Status.PASSED)
                                .done()),
                List.of());
    }

    /** The gradient of a mean, never divided by the number of examples. */
    static ScoreReport gradientTimesN() {
        double[] analytic = new double[NUMERIC.length];
        double[] ratio = new double[NUMERIC.length];
        for (int i = 0; i < NUMERIC.length; i++) {
            analytic[i] = 7 * NUMERIC[i];
            ratio[i] = 7;
        }
        Finding numbers = Finding.of(
                        "Your gradient differs from the numeric gradient of your own loss at 15 of 15 weights.",
                        "a relative error of at most 1e-7",
                        "a relative error of 8.6e-01",
                        "probe 1, w[3, 1]")
                .with(
                        List.of(
                                new Coordinate("w[3, 1]", -0.0856713093, 4e-12, -0.5996991651, 0.857, "disagrees"),
                                new Coordinate("w[0, 2]", 0.0213550121, 3e-12, 0.1494850847, 0.857, "disagrees"),
                                new Coordinate("w[2, 0]", -0.0071294418, 4e-12, -0.0499060926, 0.857, "disagrees")),
                        List.of(
                                new Figure.Scatter(
                                        "Analytic against numeric",
                                        "Each point is one weight of probe 1 (5 × 3). A right gradient lies on the solid line.",
                                        NUMERIC,
                                        analytic,
                                        7),
                                new Figure.HeatMap(
                                        "Your gradient ÷ expected",
                                        "The same factor everywhere: neither a class nor the bias row stands out.",
                                        "your gradient ÷ expected gradient",
                                        5,
                                        3,
                                        ratio)));
        return report(
                State.GRADED,
                null,
                List.of("The jar holds its sources, too: that is welcome."),
                List.of(
                        check(1, "lossEqualsReference", "The loss equals the reference", 20, 20, Status.PASSED)
                                .output(new Output("loss = 1.9459101\ndW[0] = [-0.5997, 0.1495, …]\n", 0, "", 46))
                                .done(),
                        check(
                                        2,
                                        "gradientAgrees",
                                        "The gradient is the gradient of your own loss",
                                        0,
                                        20,
                                        Status.FAILED)
                                .finding(numbers)
                                .hint(
                                        "Is your loss a mean over the batch? Then the gradient is divided by the same count.")
                                .output(new Output("loss = 1.9459101\n", 120_034, "loss = 2.0014\n", 120_065))
                                .done(),
                        check(3, "gradientEqualsReference", "The gradient equals the reference", 0, 18, Status.FAILED)
                                .finding(Finding.of(
                                        "Your gradient has the right shape and other values than the reference.",
                                        "a 5 × 3 matrix with largest entry 0.0857",
                                        "a 5 × 3 matrix with largest entry 0.5997",
                                        "row 3, column 1"))
                                .done(),
                        check(4, "vectorisedIsFaster", "Vectorised is faster than loops", 6, 10, Status.PARTIAL)
                                .finding(Finding.of("It is 1.9 × as fast as the loops; full points from 3 ×.")
                                        .with(
                                                List.of(),
                                                List.of(new Figure.Bars(
                                                        "Time of one evaluation",
                                                        "500 examples, 784 features, 10 classes; the median of 9 runs.",
                                                        "ms",
                                                        List.of(
                                                                new Figure.Bar("loops", 41.2),
                                                                new Figure.Bar("vectorised", 21.7))))))
                                .hint("Which product of two matrices holds all scores at once?")
                                .done(),
                        check(5, "noOverflow", "No overflow with scores in the thousands", 10, 10, Status.PASSED)
                                .done(),
                        check(6, "inputsUnchanged", "Inputs stay unchanged, same answer twice", 6, 6, Status.PASSED)
                                .done()),
                List.of(new Diagnosis(
                        "SumInsteadOfMean",
                        "Your loss is right; your gradient is not its gradient.",
                        "Your gradient is exactly 7 times too large, and 7 is the number of examples.",
                        "On all six probes your weight gradient equals N × the expected one (residual 3e-16), while the penalty part is right. With 5 examples it is 5 times too large, with 11 examples 11 times.",
                        "the loss is a mean over the batch. Is the gradient a mean, too?",
                        List.of(new Figure.Ratios(
                                "Yours divided by the expected gradient",
                                "At the probe with 7 examples, 2 features, 3 classes.",
                                List.of("[0, 0]", "[0, 1]", "[0, 2]", "[1, 0]", "[1, 1]", "[1, 2]"),
                                new double[] {0.1, -0.2, 0.05, 0.3, -0.11, 0.07},
                                new double[] {0.7, -1.4, 0.35, 2.1, -0.77, 0.49})),
                        Visibility.PUBLIC,
                        Detail.FULL)));
    }

    static ScoreReport refused() {
        return report(
                State.REFUSED,
                "softmax-1.3.jar holds classes of org.ejml, which Gradus provides itself. Build the jar without its libraries, for instance with “jar cf” or “mvn package” without the shade plugin.",
                List.of(),
                List.of(),
                List.of());
    }

    static ScoreReport notLoaded() {
        return report(
                State.NOT_LOADED,
                "No class in the jar implements SoftmaxLoss. Found were Softmax and Main. Does your class say “implements SoftmaxLoss”?",
                List.of("Main has a main method; Gradus does not call it."),
                List.of(
                        check(1, "lossEqualsReference", "The loss equals the reference", 0, 20, Status.NOT_RUN)
                                .done(),
                        check(
                                        2,
                                        "gradientAgrees",
                                        "The gradient is the gradient of your own loss",
                                        0,
                                        20,
                                        Status.NOT_RUN)
                                .done()),
                List.of());
    }

    static ScoreReport graderFault() {
        return report(
                State.GRADER_FAULT,
                "The worker did not start: No space left on device, while preparing " + SECRET,
                List.of(),
                List.of(
                        check(1, "lossEqualsReference", "The loss equals the reference", 20, 20, Status.PASSED)
                                .done(),
                        check(
                                        2,
                                        "gradientAgrees",
                                        "The gradient is the gradient of your own loss",
                                        0,
                                        20,
                                        Status.GRADER_FAULT)
                                .outcome(WorkerOutcome.GRADER_FAULT)
                                .done()),
                List.of());
    }

    /** One check for each way in which a worker can end. */
    static ScoreReport everyOutcome() {
        List<CheckResult> checks = new ArrayList<>();
        for (WorkerOutcome outcome : WorkerOutcome.values()) {
            int number = outcome.ordinal() + 1;
            checks.add(check(number, "ends" + number, "The worker ends with " + outcome, 0, 4, Status.FAILED)
                    .outcome(outcome)
                    .done());
        }
        checks.add(check(11, "partly", "Half of it", 2.5, 5, Status.PARTIAL).done());
        checks.add(check(12, "later", "The time was used up", 0, 5, Status.NOT_RUN)
                .finding(Finding.of("The time for the whole submission was used up."))
                .done());
        checks.add(check(13, "fault", "The grader stumbled", 0, 5, Status.GRADER_FAULT)
                .outcome(WorkerOutcome.GRADER_FAULT)
                .done());
        return report(State.GRADED, null, List.of(), checks, List.of());
    }

    /** Checks of all four visibilities; every text of a hidden one holds the secret. */
    static ScoreReport hiddenChecks() {
        List<CheckResult> checks = new ArrayList<>();
        List<Diagnosis> diagnoses = new ArrayList<>();
        int number = 0;
        for (Visibility visibility : Visibility.values()) {
            for (Status status : List.of(Status.FAILED, Status.PASSED)) {
                number++;
                String mark = visibility == Visibility.PUBLIC ? "open" : SECRET + visibility;
                checks.add(check(
                                number,
                                "check" + number + mark,
                                "Check " + number + " " + mark,
                                status == Status.PASSED ? 7.13 : 0,
                                7.13,
                                status)
                        .visibility(visibility)
                        .outcome(status == Status.PASSED ? WorkerOutcome.OK : WorkerOutcome.TIMED_OUT)
                        .finding(Finding.of(mark + " sentence", mark + " expected", mark + " found", mark + " where")
                                .with(
                                        List.of(new Coordinate(mark, 1, 2, 3, 4, mark)),
                                        List.of(new Figure.Bars(mark, mark, mark, List.of(new Figure.Bar(mark, 1))))))
                        .hint(mark + " hint")
                        .output(new Output(mark, 0, mark, 12))
                        .duration(Duration.ofMillis(visibility == Visibility.STAFF ? 43_210 : 10))
                        .done());
            }
            if (visibility != Visibility.PUBLIC) {
                diagnoses.add(new Diagnosis(SECRET + visibility, SECRET, SECRET, SECRET, visibility));
            }
        }
        return new ScoreReport(
                new ScoreReport.AssignmentFacts("softmax-classifier", "Softmax classifier", "5e1c09a4b7d3"),
                submission("student07", "softmax-1.3.jar"),
                State.GRADED,
                null,
                List.of(),
                checks,
                diagnoses,
                new ScoreReport.Facts(
                        "0.1.0",
                        "L3",
                        "bubblewrap, seccomp, limits",
                        "25.0.1",
                        6543,
                        Instant.parse("2026-11-19T20:14:09Z"),
                        Duration.ofMillis(259_280)));
    }

    /** Texts and numbers that try to leave their place. */
    static ScoreReport hostile() {
        String bad =
                "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> ]]> \u001b[31mred\u001b[0m \u202egnp.exe\u202c \u0000\u0007\ud800 &amp; \u2028 \ufffe \u200b";
        double[] wild = {
            Double.NaN, Double.POSITIVE_INFINITY, -1e308, 1e308, 0, -0.0, 1, Double.MIN_VALUE, Double.NEGATIVE_INFINITY
        };
        String long100 = "x\u202e".repeat(50_000);
        return new ScoreReport(
                new ScoreReport.AssignmentFacts("softmax-classifier", "Softmax " + bad, "5e1c09"),
                new ScoreReport.SubmissionFacts(
                        "=cmd|' /C calc'!A0", "+" + bad + ".jar", "00ff", 8_312, Map.of("Loss" + bad, "Mine" + bad)),
                State.GRADED,
                null,
                List.of("@SUM(1+1)*cmd " + bad),
                List.of(check(1, "first", "Title " + bad, 0, 3, Status.FAILED)
                        .outcome(WorkerOutcome.THREW)
                        .finding(Finding.of(bad, long100, "z" + "\u0301".repeat(40), bad)
                                .with(
                                        List.of(new Coordinate(
                                                bad,
                                                Double.NaN,
                                                Double.POSITIVE_INFINITY,
                                                Double.NEGATIVE_INFINITY,
                                                Double.NaN,
                                                bad)),
                                        List.of(
                                                new Figure.Scatter(bad, bad, wild, wild.clone(), Double.NaN),
                                                new Figure.Scatter(
                                                        "None",
                                                        "",
                                                        new double[] {Double.NaN},
                                                        new double[] {1},
                                                        Double.NaN),
                                                new Figure.HeatMap(bad, bad, bad, 3, 3, wild),
                                                new Figure.HeatMap("Wide", "", bad, 1, 9, wild),
                                                new Figure.HeatMap("Empty", "", "", 0, 0, new double[0]),
                                                new Figure.Bars(
                                                        bad,
                                                        bad,
                                                        bad,
                                                        List.of(
                                                                new Figure.Bar(bad, Double.NaN),
                                                                new Figure.Bar("-", -3),
                                                                new Figure.Bar("big", 1e308),
                                                                new Figure.Bar("small", Double.MIN_VALUE))),
                                                new Figure.Bars("Empty", "", "", List.of()),
                                                new Figure.Curves(
                                                        bad,
                                                        bad,
                                                        bad,
                                                        bad,
                                                        List.of(new Figure.Curve(bad, ascending(wild.length), wild))),
                                                new Figure.Curves("Empty", "", "", "", List.of()),
                                                new Figure.Images(
                                                        bad,
                                                        bad,
                                                        bad,
                                                        3,
                                                        3,
                                                        1,
                                                        Figure.Tone.GREY,
                                                        List.of(new Figure.Image(bad, wild))),
                                                new Figure.Images(
                                                        "Wild",
                                                        "",
                                                        bad,
                                                        3,
                                                        3,
                                                        1,
                                                        Figure.Tone.DIVERGING,
                                                        List.of(new Figure.Image(bad, wild))),
                                                new Figure.Images(
                                                        "Colours",
                                                        "",
                                                        bad,
                                                        1,
                                                        3,
                                                        3,
                                                        Figure.Tone.GREY,
                                                        List.of(new Figure.Image(bad, wild))),
                                                new Figure.Images(
                                                        "Empty", "", "", 3, 3, 1, Figure.Tone.GREY, List.of()),
                                                new Figure.Regions(
                                                        bad,
                                                        bad,
                                                        -1,
                                                        1,
                                                        -1,
                                                        1,
                                                        2,
                                                        2,
                                                        new int[] {0, -7, 99, 1},
                                                        List.of(bad, "b"),
                                                        new double[][] {{Double.NaN, 0}, {0.5, 0.5}, {-0.5, 1e308}},
                                                        new int[] {0, 1, -3}),
                                                new Figure.Regions(
                                                        "Empty",
                                                        "",
                                                        0,
                                                        Double.NaN,
                                                        0,
                                                        1,
                                                        0,
                                                        0,
                                                        new int[0],
                                                        List.of(),
                                                        new double[0][],
                                                        new int[0]),
                                                new Figure.Ratios(bad, bad, List.of(bad), wild, wild.clone()),
                                                new Figure.Ratios(
                                                        "Empty", "", List.of(), new double[0], new double[0]))))
                        .hint(bad)
                        .output(new Output(bad + "\r\n\tindented\rback\n" + "y".repeat(100_000), 5, bad, 100_500))
                        .done()),
                List.of(new Diagnosis("-1+1", bad, bad, bad, Visibility.PUBLIC)),
                facts());
    }

    /** A large gradient: 785 × 10, errors over many powers of ten, a few of them not finite. */
    static ScoreReport largeFigures() {
        Random random = new Random(4);
        int n = 7_850;
        double[] errors = new double[n];
        double[] signed = new double[n];
        double[] numeric = new double[n];
        double[] analytic = new double[n];
        for (int i = 0; i < n; i++) {
            errors[i] = Math.pow(10, -9 + 2 * random.nextDouble())
                    * (i % 10 == 3 && i / 10 > 300 && i / 10 < 420 ? 1e7 : 1);
            signed[i] = random.nextGaussian() * (1 + Math.sin(i / 900.0));
            numeric[i] = random.nextGaussian() * 1e-3;
            analytic[i] = i % 10 == 3 ? 0 : numeric[i];
        }
        signed[4_000] = Double.NaN;
        numeric[7] = Double.NaN;
        Finding finding = Finding.of("Column 3 of your gradient is zero.")
                .with(
                        List.of(),
                        List.of(
                                new Figure.Scatter(
                                        "Analytic against numeric",
                                        "Each point is one of 7,850 weights.",
                                        numeric,
                                        analytic,
                                        0.9),
                                new Figure.HeatMap(
                                        "Relative error",
                                        "One column is wrong for a block of rows.",
                                        "relative error",
                                        785,
                                        10,
                                        errors),
                                new Figure.HeatMap(
                                        "Difference",
                                        "Where your gradient is too large or too small.",
                                        "yours − expected",
                                        785,
                                        10,
                                        signed),
                                new Figure.HeatMap(
                                        "Error by example",
                                        "5 × 12.",
                                        "relative error",
                                        5,
                                        12,
                                        Arrays.copyOf(errors, 60)),
                                new Figure.Bars(
                                        "Time of one evaluation",
                                        "Loops against vectorised.",
                                        "µs",
                                        List.of(
                                                new Figure.Bar("loops", 184_000),
                                                new Figure.Bar("vectorised", 950),
                                                new Figure.Bar("reference", 410)))));
        return report(
                State.GRADED,
                null,
                List.of(),
                List.of(check(
                                1,
                                "gradientAgrees",
                                "The gradient is the gradient of your own loss",
                                0,
                                20,
                                Status.FAILED)
                        .finding(finding)
                        .done()),
                List.of());
    }

    /** What the training of a classifier looks like: curves, weights and colour images, decision regions. */
    static ScoreReport training() {
        double[] epochs = ascending(40);
        double[] train =
                Arrays.stream(epochs).map(t -> 0.25 + 2 * Math.exp(-t / 6)).toArray();
        double[] valid = Arrays.stream(epochs)
                .map(t -> 0.4 + 1.9 * Math.exp(-t / 6) + t / 150)
                .toArray();
        double[] test = Arrays.stream(epochs)
                .map(t -> 0.46 + 1.85 * Math.exp(-t / 6) + t / 160)
                .toArray();
        double[] diverging =
                Arrays.stream(epochs).map(t -> 2.3 * Math.pow(1.9, t)).toArray();
        diverging[39] = Double.POSITIVE_INFINITY;
        Dataset digits = DigitImages.draw(5, 600);
        Dataset colours = ColourImages.draw(5, 200);
        Dataset circles = TwoCircles.draw(5, 160, 0.08);
        int side = 40;
        int[] regions = new int[side * side];
        for (int i = 0; i < regions.length; i++) {
            int row = i / side;
            double a = -1.4 + 2.8 * (i % side + 0.5) / side;
            double b = 1.4 - 2.8 * (row + 0.5) / side;
            regions[i] = a * a + 0.8 * b * b + 0.15 * a > 0.55 ? 1 : 0;
        }
        double[][] points = new double[circles.size()][];
        Arrays.setAll(points, i -> circles.x().getRow(i).getDDRM().data);
        Finding finding = Finding.of("Training went well: the loss fell from 2.25 to 0.25.")
                .with(
                        List.of(),
                        List.of(
                                new Figure.Curves(
                                        "Loss over the epochs",
                                        "Validation stops falling where the classifier begins to learn by heart.",
                                        "epoch",
                                        "loss",
                                        List.of(
                                                new Figure.Curve("train", epochs, train),
                                                new Figure.Curve("valid", epochs, valid),
                                                new Figure.Curve("test", epochs, test))),
                                new Figure.Curves(
                                        "Learning rate too large",
                                        "The loss grows without end.",
                                        "epoch",
                                        "loss",
                                        List.of(new Figure.Curve("yours", epochs, diverging))),
                                new Figure.Images(
                                        "Weights of each class",
                                        "Where ink speaks for a digit, and where against it.",
                                        "weight",
                                        28,
                                        28,
                                        1,
                                        Figure.Tone.DIVERGING,
                                        meanImages(digits, true)),
                                new Figure.Images(
                                        "Mean image of each digit",
                                        "Drawn from a seed.",
                                        "pixel",
                                        28,
                                        28,
                                        1,
                                        Figure.Tone.GREY,
                                        meanImages(digits, false)),
                                new Figure.Images(
                                        "Mean image of each kind",
                                        "Red, green and blue.",
                                        "pixel",
                                        32,
                                        32,
                                        3,
                                        Figure.Tone.GREY,
                                        meanImages(colours, false)),
                                new Figure.Images(
                                        "Some digits",
                                        "As they are drawn.",
                                        "pixel",
                                        28,
                                        28,
                                        1,
                                        Figure.Tone.GREY,
                                        firstImages(digits)),
                                new Figure.Regions(
                                        "Two circles",
                                        "Points that lie in the other region are predicted wrongly.",
                                        -1.4,
                                        1.4,
                                        -1.4,
                                        1.4,
                                        side,
                                        side,
                                        regions,
                                        List.of("inner circle", "outer circle"),
                                        points,
                                        circles.y())));
        return report(
                State.GRADED,
                null,
                List.of(),
                List.of(check(1, "learns", "The classifier learns to read digits", 20, 20, Status.PASSED)
                        .finding(finding)
                        .done()),
                List.of());
    }

    private static List<Figure.Image> meanImages(Dataset images, boolean difference) {
        double[] all = new double[images.features()];
        double[][] means = new double[images.classes()][images.features()];
        int[] counts = new int[images.classes()];
        Arrays.stream(images.y()).forEach(label -> counts[label]++);
        for (int i = 0; i < images.size(); i++) {
            for (int k = 0; k < all.length; k++) {
                all[k] += images.x().get(i, k) / images.size();
                means[images.y()[i]][k] += images.x().get(i, k) / counts[images.y()[i]];
            }
        }
        List<Figure.Image> shown = new ArrayList<>();
        for (int label = 0; label < means.length; label++) {
            for (int k = 0; difference && k < all.length; k++) {
                means[label][k] -= all[k];
            }
            shown.add(new Figure.Image("class " + label, means[label]));
        }
        return shown;
    }

    private static List<Figure.Image> firstImages(Dataset images) {
        List<Figure.Image> shown = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            shown.add(
                    new Figure.Image("a " + images.y()[i], images.x().getRow(i).getDDRM().data));
        }
        return shown;
    }

    private static double[] ascending(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> i);
        return values;
    }

    static List<ScoreReport> all() {
        return List.of(
                allRight(),
                gradientTimesN(),
                refused(),
                notLoaded(),
                graderFault(),
                everyOutcome(),
                hiddenChecks(),
                hostile(),
                largeFigures(),
                training());
    }

    private static ScoreReport report(
            State state,
            @Nullable String problem,
            List<String> notes,
            List<CheckResult> checks,
            List<Diagnosis> diagnoses) {
        return new ScoreReport(
                new ScoreReport.AssignmentFacts("softmax-classifier", "Softmax classifier", "5e1c09a4b7d3"),
                submission("student07", "softmax-1.3.jar"),
                state,
                problem,
                notes,
                checks,
                diagnoses,
                facts());
    }

    private static ScoreReport.SubmissionFacts submission(String student, String file) {
        return new ScoreReport.SubmissionFacts(
                student,
                file,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                8_123,
                Map.of("SoftmaxLoss", "ml.VectorizedSoftmax"));
    }

    private static ScoreReport.Facts facts() {
        return new ScoreReport.Facts(
                "0.1.0",
                "L3",
                "bubblewrap, seccomp, limits",
                "25.0.1",
                1,
                Instant.parse("2026-11-19T20:14:09Z"),
                Duration.ofMillis(412));
    }

    static CheckBuilder check(int number, String id, String title, double points, double max, Status status) {
        return new CheckBuilder(number, id, title, points, max, status);
    }

    /** Builds a check result from the parts that matter. */
    static final class CheckBuilder {
        private final int number;
        private final String id;
        private final String title;
        private final double points;
        private final double max;
        private final Status status;
        private final List<Finding> findings = new ArrayList<>();
        private Visibility visibility = Visibility.PUBLIC;
        private WorkerOutcome outcome = WorkerOutcome.OK;
        private String hint = "";
        private Output output = Output.NONE;
        private Duration duration = Duration.ofMillis(12);

        private CheckBuilder(int number, String id, String title, double points, double max, Status status) {
            this.number = number;
            this.id = id;
            this.title = title;
            this.points = points;
            this.max = max;
            this.status = status;
        }

        CheckBuilder finding(Finding finding) {
            findings.add(finding);
            return this;
        }

        CheckBuilder visibility(Visibility chosen) {
            visibility = chosen;
            return this;
        }

        CheckBuilder outcome(WorkerOutcome chosen) {
            outcome = chosen;
            return this;
        }

        CheckBuilder hint(String chosen) {
            hint = chosen;
            return this;
        }

        CheckBuilder output(Output chosen) {
            output = chosen;
            return this;
        }

        CheckBuilder duration(Duration chosen) {
            duration = chosen;
            return this;
        }

        CheckResult done() {
            return new CheckResult(
                    id, number, title, points, max, visibility, status, outcome, findings, hint, output, duration);
        }
    }
}
