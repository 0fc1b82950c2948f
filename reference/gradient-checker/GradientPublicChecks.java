package org.gradus.assignments.checker;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.inParts;
import static org.gradus.check.Words.purity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Check;
import org.gradus.check.CheckFailed;
import org.gradus.check.Finding;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;
import org.gradus.check.Visibility;

/** The checks that everybody may see: stored numbers and small losses, no reference. */
class GradientPublicChecks {
    /** The handout's worked example. */
    private static final Loss EXAMPLE_LOSS =
            w -> Math.pow(w.get(0, 0), 3) + w.get(0, 0) * w.get(0, 1) + w.get(1, 0) * w.get(1, 0) * w.get(1, 1);

    private static final SimpleMatrix EXAMPLE_W = new SimpleMatrix(new double[][] {{1, 2}, {-1, 0.5}});
    private static final SimpleMatrix EXAMPLE_GRADIENT = new SimpleMatrix(new double[][] {{5, 1}, {-1, 1}});
    private static final SimpleMatrix EXAMPLE_WRONG = new SimpleMatrix(new double[][] {{5, 1}, {-1, 1.2}});
    private static final SimpleMatrix EXAMPLE_FORWARD = new SimpleMatrix(new double[][] {{5.31, 1}, {-0.95, 1}});
    private static final SimpleMatrix EXAMPLE_CENTRAL = new SimpleMatrix(new double[][] {{5.01, 1}, {-1, 1}});

    private static final Probe EXAMPLE = new Probe(
            "the handout's example",
            Map.of(
                    "loss", EXAMPLE_LOSS,
                    "w", EXAMPLE_W,
                    "analytic", EXAMPLE_GRADIENT,
                    "numeric", EXAMPLE_FORWARD,
                    "entries", new int[] {2, 0},
                    "h", 0.1));

    @Check(
            value = "The worked example of the handout comes out right",
            points = 10,
            order = 10,
            visibility = Visibility.PUBLIC,
            hint = "Compute the entry in the first row and column by hand, and compare each loss with the handout.")
    void storedValues(@Submitted GradientChecker checker) {
        inParts(
                () -> compare(checker).on("forward").is(EXAMPLE_FORWARD, EXAMPLE),
                () -> compare(checker).on("central").is(EXAMPLE_CENTRAL, EXAMPLE),
                () -> compare(checker).on("relativeError").is(0.31 / 10.31, EXAMPLE),
                () -> compare(checker)
                        .on("sparseCheck")
                        .is(new SimpleMatrix(new double[][] {{0, 0.01 / 10.01}}), EXAMPLE),
                () -> exampleVerdicts(checker));
    }

    private static void exampleVerdicts(GradientChecker checker) {
        Verdict right = checker.verdict(EXAMPLE_LOSS, EXAMPLE_W, EXAMPLE_GRADIENT, 0.1);
        Verdict wrong = checker.verdict(EXAMPLE_LOSS, EXAMPLE_W, EXAMPLE_WRONG, 0.1);
        require(
                right.equals(new Verdict(true, -1, -1)),
                "The verdict on the right gradient of the handout's example is not that it is accepted, with row and column -1.",
                new Verdict(true, -1, -1),
                right);
        require(
                wrong.equals(new Verdict(false, 1, 1)),
                "The verdict on the wrong gradient of the handout's example is not that row 1, column 1 is off.",
                new Verdict(false, 1, 1),
                wrong);
    }

    @Check(
            value = "The arguments stay unchanged",
            points = 8,
            order = 20,
            visibility = Visibility.PUBLIC,
            hint =
                    "If you move an entry of the weights that you were given, who puts it back? A copy needs no putting back.")
    void inputsStayUnchanged(@Submitted GradientChecker checker, Probes probes) {
        List<Probe> drawn = draw(probes);
        inParts(
                () -> purity(checker).on("forward").leavesInputsUnchangedAt(drawn),
                () -> purity(checker).on("central").leavesInputsUnchangedAt(drawn),
                () -> purity(checker).on("sparseCheck").leavesInputsUnchangedAt(drawn),
                () -> purity(checker).on("verdict").leavesInputsUnchangedAt(drawn));
    }

    @Check(
            value = "The same arguments give the same answer",
            points = 4,
            order = 30,
            visibility = Visibility.PUBLIC,
            hint = "Does a field keep something from one call to the next? Another call may bring another loss.")
    void sameAnswerTwice(@Submitted GradientChecker checker, Probes probes) {
        List<Probe> drawn = draw(probes);
        inParts(
                () -> purity(checker).on("forward").answersTheSameAt(drawn),
                () -> purity(checker).on("central").answersTheSameAt(drawn),
                () -> purity(checker).on("sparseCheck").answersTheSameAt(drawn),
                () -> purity(checker).on("verdict").answersTheSameAt(drawn));
    }

    @Check(
            value = "Every call returns new objects",
            points = 3,
            order = 40,
            visibility = Visibility.PUBLIC,
            hint = "A matrix kept in a field and returned again changes under the hands of the caller.")
    void resultsAreNew(@Submitted GradientChecker checker, Probes probes) {
        List<Probe> drawn = draw(probes);
        inParts(
                () -> purity(checker).on("forward").returnsNewObjectsAt(drawn),
                () -> purity(checker).on("central").returnsNewObjectsAt(drawn),
                () -> purity(checker).on("sparseCheck").returnsNewObjectsAt(drawn));
    }

    @Check(
            value = "The relative error keeps to its definition",
            points = 8,
            order = 50,
            visibility = Visibility.PUBLIC,
            hint =
                    "Write down |a - n| / (|a| + |n|) for each entry by hand. What is 0/0 agreed to be, and what becomes of NaN?")
    void relativeErrorOfStoredPairs(@Submitted GradientChecker checker) {
        inParts(
                () -> error(checker, "an entry that is 0 in both", 0.2, row(0, 2), row(0, 3)),
                () -> error(checker, "entries of different sizes", 0.5, row(1, 100, 4), row(3, 101, 4.5)),
                () -> error(checker, "opposite signs", 1, row(1, -2), row(1, 2)),
                () -> error(checker, "tiny entries", 0.5, row(3e-12, 0), row(1e-12, 0)),
                () -> notFinite(checker));
    }

    private static void error(
            GradientChecker checker, String name, double expected, SimpleMatrix analytic, SimpleMatrix numeric) {
        Probe probe = new Probe(name, Map.of("analytic", analytic, "numeric", numeric));
        compare(checker).on("relativeError").is(expected, probe);
    }

    private static void notFinite(GradientChecker checker) {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            double ofAnalytic = checker.relativeError(row(1, bad), row(1, 1));
            double ofNumeric = checker.relativeError(row(1, 1), row(bad, 1));
            require(
                    ofAnalytic == Double.POSITIVE_INFINITY && ofNumeric == Double.POSITIVE_INFINITY,
                    "An entry that is " + bad + " makes the relative error infinite; yours is " + ofAnalytic
                            + " when it is in the analytic gradient, " + ofNumeric + " when it is in the numeric one.",
                    Double.POSITIVE_INFINITY,
                    ofAnalytic);
        }
    }

    private static void require(boolean holds, String sentence, Object expected, Object found) {
        if (!holds) {
            throw new CheckFailed(Finding.of(sentence, String.valueOf(expected), String.valueOf(found), null));
        }
    }

    private static SimpleMatrix row(double... entries) {
        return new SimpleMatrix(1, entries.length, true, entries);
    }

    /** Two probes, the first with a right gradient, the second with a wrong one. */
    private static List<Probe> draw(Probes probes) {
        List<Probe> drawn = new ArrayList<>();
        for (int[] size : new int[][] {{5, 3}, {2, 7}}) {
            SimpleMatrix factors = probes.normal(size[0], size[1], 1);
            SimpleMatrix w = probes.normal(size[0], size[1], 0.7);
            Map<String, Object> inputs = new LinkedHashMap<>();
            inputs.put("loss", cubic(factors));
            inputs.put("w", w);
            inputs.put("analytic", drawn.isEmpty() ? cubicGradient(factors, w) : factors);
            inputs.put("entries", new int[] {size[0] * size[1] - 1, 0, 4});
            inputs.put("h", drawn.isEmpty() ? 1e-3 : 1e-4);
            drawn.add(new Probe("weights of " + size[0] + " x " + size[1], inputs));
        }
        return List.copyOf(drawn);
    }

    /** {@code sum a_i (w_i^3 + w_i w_(i+1))} over all entries in order, the last without its second term. */
    private static Loss cubic(SimpleMatrix factors) {
        return w -> {
            double sum = 0;
            for (int i = 0; i < w.getNumElements(); i++) {
                double next = i + 1 < w.getNumElements() ? w.get(i + 1) : 0;
                sum += factors.get(i) * (Math.pow(w.get(i), 3) + w.get(i) * next);
            }
            return sum;
        };
    }

    private static SimpleMatrix cubicGradient(SimpleMatrix factors, SimpleMatrix w) {
        SimpleMatrix gradient = new SimpleMatrix(w.getNumRows(), w.getNumCols());
        for (int i = 0; i < w.getNumElements(); i++) {
            double next = i + 1 < w.getNumElements() ? w.get(i + 1) : 0;
            double before = i > 0 ? factors.get(i - 1) * w.get(i - 1) : 0;
            gradient.set(i, factors.get(i) * (3 * w.get(i) * w.get(i) + next) + before);
        }
        return gradient;
    }
}
