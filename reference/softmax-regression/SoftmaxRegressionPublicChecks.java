package org.gradus.assignments.softmaxregression;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.gradientCheck;
import static org.gradus.check.Words.inParts;
import static org.gradus.check.Words.purity;

import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Check;
import org.gradus.check.CheckFailed;
import org.gradus.check.Evidence;
import org.gradus.check.Finding;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;
import org.gradus.check.Visibility;

/** The checks that travel with the starter: they hold stored numbers and use the student's own loss, but no reference. */
class SoftmaxRegressionPublicChecks {
    private static final double ROUNDING = 1e-9;

    private static final SimpleMatrix EXAMPLE_TARGETS =
            new SimpleMatrix(new double[][] {{0.0, 0.0, 1.0}, {1.0, 0.0, 0.0}});

    /** The handout's worked example: two examples, two features, three classes. */
    private static final Probe EXAMPLE = new Probe(
            "the handout's example",
            Map.of(
                    "labels",
                    new int[] {2, 0},
                    "classes",
                    3,
                    "w",
                    new SimpleMatrix(new double[][] {{0.5, 0.0, -0.5}, {0.0, 0.5, 1.5}}),
                    "x",
                    new SimpleMatrix(new double[][] {{1.0, 1.0}, {1.0, -2.0}}),
                    "y",
                    EXAMPLE_TARGETS,
                    "lambda",
                    0.1));

    private static final double EXAMPLE_LOSS = 0.46844223946474484;
    private static final SimpleMatrix EXAMPLE_PREDICTIONS = new SimpleMatrix(new double[][] {
        {0.274068619061197, 0.274068619061197, 0.45186276187760605},
        {0.8055124120405226, 0.17973411350014978, 0.014753474459327466}
    });
    private static final SimpleMatrix EXAMPLE_GRADIENT = new SimpleMatrix(new double[][] {
        {0.11326350518361994, 0.07563378876022446, -0.1888972939438444},
        {0.11050729916335864, 0.08576673201014957, 0.2037259688264919}
    });

    @Check(
            value = "The worked example of the handout comes out right",
            points = 10,
            order = 10,
            visibility = Visibility.PUBLIC,
            hint =
                    "Print targets, scores, probabilities, loss and gradient one after the other, and compare each with the "
                            + "handout.")
    void storedValues(@Submitted SoftmaxRegression submitted) {
        inParts(
                () -> compare(submitted).on("oneHot").is(EXAMPLE_TARGETS, EXAMPLE),
                () -> compare(submitted).on("predict").is(EXAMPLE_PREDICTIONS, EXAMPLE),
                () -> compare(submitted).in("loss").is(EXAMPLE_LOSS, EXAMPLE),
                () -> compare(submitted).in("gradient").is(EXAMPLE_GRADIENT, EXAMPLE));
    }

    @Check(
            value = "The same arguments give the same answer",
            points = 5,
            order = 20,
            visibility = Visibility.PUBLIC,
            hint = "Does a field keep something from one call to the next, or is there randomness?")
    void sameAnswerTwice(@Submitted SoftmaxRegression submitted, Probes probes) {
        List<Probe> drawn = RegressionProbes.draw(probes);
        inParts(() -> purity(submitted).answersTheSameAt(drawn), () -> {
            purity(submitted).on("predict").answersTheSameAt(drawn);
            purity(submitted).on("oneHot").answersTheSameAt(drawn);
        });
    }

    @Check(
            value = "The arguments stay unchanged",
            points = 5,
            order = 30,
            visibility = Visibility.PUBLIC,
            hint =
                    "Which operations work in place? In EJML, CommonOps.scale and addEquals do; SimpleMatrix.plus does not.")
    void inputsStayUnchanged(@Submitted SoftmaxRegression submitted, Probes probes) {
        List<Probe> drawn = RegressionProbes.draw(probes);
        inParts(() -> purity(submitted).leavesInputsUnchangedAt(drawn), () -> {
            purity(submitted).on("predict").leavesInputsUnchangedAt(drawn);
            purity(submitted).on("oneHot").leavesInputsUnchangedAt(drawn);
        });
    }

    @Check(
            value = "Every call returns new matrices",
            points = 5,
            order = 40,
            visibility = Visibility.PUBLIC,
            hint = "A matrix kept in a field and returned again changes under the hands of the caller.")
    void resultsAreNew(@Submitted SoftmaxRegression submitted, Probes probes) {
        List<Probe> drawn = RegressionProbes.draw(probes);
        inParts(() -> purity(submitted).returnsNewObjectsAt(drawn), () -> {
            purity(submitted).on("predict").returnsNewObjectsAt(drawn);
            purity(submitted).on("oneHot").returnsNewObjectsAt(drawn);
        });
    }

    @Check(
            value = "The predictions are probabilities",
            points = 5,
            order = 50,
            visibility = Visibility.PUBLIC,
            hint = "Each row of the scores is turned into probabilities by itself. What must it be divided by?")
    void predictionsAreProbabilities(@Submitted SoftmaxRegression submitted, Probes probes) {
        List<Probe> drawn = RegressionProbes.draw(probes);
        for (Probe probe : drawn) {
            SimpleMatrix predictions = predictions(submitted, probe);
            requireProbabilities(predictions, probe);
            requireGrowth(predictions, predictions(submitted, withHigherScores(probe)), probe);
        }
        Evidence.current()
                .add(Finding.of("SoftmaxRegression: the predictions are probabilities at " + drawn.size()
                        + " probes, and a higher score makes a class more probable."));
    }

    private static SimpleMatrix predictions(SoftmaxRegression submitted, Probe probe) {
        SimpleMatrix x = probe.matrix("x");
        SimpleMatrix w = probe.matrix("w");
        SimpleMatrix predictions = submitted.predict(x, w);
        String expected = x.getNumRows() + " x " + w.getNumCols();
        String found = predictions.getNumRows() + " x " + predictions.getNumCols();
        if (!found.equals(expected)) {
            throw failure(
                    "the predictions must be " + expected + ", one row for each example and one column for each class;"
                            + " yours are " + found + ".",
                    "shape " + expected,
                    "shape " + found,
                    probe);
        }
        return predictions;
    }

    private static void requireProbabilities(SimpleMatrix predictions, Probe probe) {
        for (int n = 0; n < predictions.getNumRows(); n++) {
            double sum = 0;
            for (int k = 0; k < predictions.getNumCols(); k++) {
                double prediction = predictions.get(n, k);
                // Written so that NaN fails, too.
                if (!(prediction >= 0)) {
                    throw failure(
                            "a prediction is " + prediction + ", which is no probability.",
                            "numbers from 0 to 1",
                            String.valueOf(prediction),
                            probe);
                }
                sum += prediction;
            }
            if (!(Math.abs(sum - 1) <= ROUNDING)) {
                throw failure(
                        "the predictions for example " + n + " (counted from 0) do not sum up to 1.",
                        "the sum 1",
                        "the sum " + sum,
                        probe);
            }
        }
    }

    /** The same probe with all scores of class 0 higher by one: the first feature of every example is 1. */
    private static Probe withHigherScores(Probe probe) {
        SimpleMatrix w = probe.matrix("w").copy();
        w.set(0, 0, w.get(0, 0) + 1);
        return probe.with("w", w);
    }

    private static void requireGrowth(SimpleMatrix before, SimpleMatrix after, Probe probe) {
        for (int n = 0; n < before.getNumRows(); n++) {
            if (!(after.get(n, 0) > before.get(n, 0))) {
                throw failure(
                        "a class whose score grows does not become more probable.",
                        "more than " + before.get(n, 0),
                        String.valueOf(after.get(n, 0)),
                        probe);
            }
        }
    }

    private static CheckFailed failure(String sentence, String expected, String found, Probe probe) {
        return new CheckFailed(
                Finding.of("SoftmaxRegression: " + sentence, expected, found, "probe with " + probe.name()));
    }

    @Check(
            value = "The gradient is the gradient of your own loss",
            points = 20,
            order = 60,
            visibility = Visibility.PUBLIC,
            hint = "What the loss is divided by, the gradient is divided by, too. Is the penalty in both?")
    void gradientAgreesWithItsLoss(@Submitted SoftmaxRegression submitted, Probes probes) {
        gradientCheck(submitted).withRespectTo("w").multipliedBy("x").agreesAt(RegressionProbes.draw(probes));
    }
}
