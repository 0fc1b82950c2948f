package org.gradus.assignments.leastsquares;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.gradientCheck;
import static org.gradus.check.Words.inParts;
import static org.gradus.check.Words.purity;

import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.check.Check;
import org.gradus.check.CheckFailed;
import org.gradus.check.Evidence;
import org.gradus.check.Finding;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;
import org.gradus.check.Visibility;

/** The checks that travel with the starter: they hold stored numbers and use the student's own loss, but no reference. */
class LeastSquaresPublicChecks {
    /** A gradient below this part of an ordinary one is zero: sound solvers come below 1e-12. */
    private static final double ZERO = 1e-9;

    private static final SimpleMatrix EXAMPLE_CANDIDATE = new SimpleMatrix(new double[][] {{0.5, 0.25}, {-0.25, 0.25}});

    /** The handout's worked example: three examples, two features, two classes. */
    private static final Probe EXAMPLE = new Probe(
            "the handout's example",
            Map.of(
                    "w",
                    new SimpleMatrix(new double[][] {{1.0, 0.0}, {-0.5, 0.5}}),
                    "x",
                    new SimpleMatrix(new double[][] {{1.0, 0.0}, {1.0, 1.0}, {1.0, 3.0}}),
                    "y",
                    new SimpleMatrix(new double[][] {{1.0, 0.0}, {1.0, 0.0}, {0.0, 1.0}}),
                    "lambda",
                    0.1,
                    "candidates",
                    List.of(
                            new SimpleMatrix(new double[][] {{1.0, 0.0}, {-0.5, 0.5}}),
                            EXAMPLE_CANDIDATE,
                            new SimpleMatrix(new double[][] {{0.0, 1.0}, {0.5, -0.5}}))));

    private static final double EXAMPLE_LOSS = 0.48333333333333334;
    private static final SimpleMatrix EXAMPLE_GRADIENT = new SimpleMatrix(
            new double[][] {{-0.4666666666666666, 0.6666666666666666}, {-1.4333333333333333, 1.4333333333333333}});
    private static final SimpleMatrix EXAMPLE_SOLUTION = new SimpleMatrix(
            new double[][] {{0.9227348526959421, -0.09449694274596976}, {-0.26125625347415227, 0.3279599777654251}});
    private static final SimpleMatrix EXAMPLE_CLASSES = new SimpleMatrix(new double[][] {{0.0, 0.0, 1.0}});
    private static final double EXAMPLE_LOWEST_LOSS = 0.4395833333333333;

    @Check(
            value = "The worked example of the handout comes out right",
            points = 10,
            order = 10,
            visibility = Visibility.PUBLIC,
            hint = "Print scores, residuals, loss and gradient one after the other, and compare each with the handout.")
    void storedValues(@Submitted LeastSquaresClassifier submitted) {
        inParts(
                () -> compare(submitted).in("loss").is(EXAMPLE_LOSS, EXAMPLE),
                () -> compare(submitted).in("gradient").is(EXAMPLE_GRADIENT, EXAMPLE),
                () -> compare(submitted).on("solve").is(EXAMPLE_SOLUTION, EXAMPLE),
                () -> compare(submitted).on("predict").is(EXAMPLE_CLASSES, EXAMPLE),
                () -> {
                    compare(submitted).on("search").in("weights").is(EXAMPLE_CANDIDATE, EXAMPLE);
                    compare(submitted).on("search").in("loss").is(EXAMPLE_LOWEST_LOSS, EXAMPLE);
                });
    }

    @Check(
            value = "The same arguments give the same answer",
            points = 5,
            order = 20,
            visibility = Visibility.PUBLIC,
            hint = "Does a field keep something from one call to the next, or is there randomness?")
    void sameAnswerTwice(@Submitted LeastSquaresClassifier submitted, Probes probes) {
        List<Probe> drawn = LeastSquaresProbes.draw(probes);
        inParts(() -> purity(submitted).answersTheSameAt(drawn), () -> {
            for (String method : List.of("solve", "predict", "search")) {
                purity(submitted).on(method).answersTheSameAt(drawn);
            }
        });
    }

    @Check(
            value = "The arguments stay unchanged",
            points = 5,
            order = 30,
            visibility = Visibility.PUBLIC,
            hint =
                    "Which operations work in place? In EJML, CommonOps.scale and addEquals do; SimpleMatrix.plus does not.")
    void inputsStayUnchanged(@Submitted LeastSquaresClassifier submitted, Probes probes) {
        List<Probe> drawn = LeastSquaresProbes.draw(probes);
        inParts(() -> purity(submitted).leavesInputsUnchangedAt(drawn), () -> {
            for (String method : List.of("solve", "predict", "search")) {
                purity(submitted).on(method).leavesInputsUnchangedAt(drawn);
            }
        });
    }

    @Check(
            value = "Every call returns new objects",
            points = 5,
            order = 40,
            visibility = Visibility.PUBLIC,
            hint = "A matrix kept in a field and returned again changes under the hands of the caller.")
    void resultsAreNew(@Submitted LeastSquaresClassifier submitted, Probes probes) {
        List<Probe> drawn = LeastSquaresProbes.draw(probes);
        inParts(() -> purity(submitted).returnsNewObjectsAt(drawn), () -> {
            for (String method : List.of("solve", "predict", "search")) {
                purity(submitted).on(method).returnsNewObjectsAt(drawn);
            }
        });
    }

    @Check(
            value = "The gradient is the gradient of your own loss",
            points = 15,
            order = 50,
            visibility = Visibility.PUBLIC,
            hint = "The derivative of a square brings a factor two. Is what divides the loss in the gradient, too?")
    void gradientAgreesWithItsLoss(@Submitted LeastSquaresClassifier submitted, Probes probes) {
        gradientCheck(submitted).withRespectTo("w").multipliedBy("x").agreesAt(LeastSquaresProbes.draw(probes));
    }

    @Check(
            value = "Your gradient is zero at your closed form",
            points = 10,
            order = 60,
            visibility = Visibility.PUBLIC,
            hint = "Set the gradient to zero on paper and multiply by N/2: which number stands beside the identity?")
    void gradientVanishesAtClosedForm(@Submitted LeastSquaresClassifier submitted, Probes probes) {
        List<Probe> drawn = LeastSquaresProbes.draw(probes);
        for (Probe probe : drawn) {
            SimpleMatrix solution = submitted.solve(probe.matrix("x"), probe.matrix("y"), probe.number("lambda"));
            requireMinimum(submitted, solution, probe);
        }
        Evidence.current()
                .add(Finding.of("LeastSquaresClassifier: the gradient is zero at the closed form, at " + drawn.size()
                        + " probes."));
    }

    private static void requireMinimum(LeastSquaresClassifier submitted, SimpleMatrix solution, Probe probe) {
        SimpleMatrix w = probe.matrix("w");
        String expected = w.getNumRows() + " x " + w.getNumCols();
        String found = solution.getNumRows() + " x " + solution.getNumCols();
        if (!found.equals(expected)) {
            throw failure(
                    "the closed form must be " + expected + "; yours is " + found + ".",
                    "shape " + expected,
                    "shape " + found,
                    probe);
        }
        LossAndGradient elsewhere = evaluate(submitted, w, probe);
        LossAndGradient there = evaluate(submitted, solution, probe);
        double ordinary = elsewhere.gradient().elementMaxAbs();
        double largest = there.gradient().elementMaxAbs();
        // Written so that NaN fails, too.
        if (!(ordinary > 0)) {
            throw failure(
                    "the gradient is zero at random weights, too: there is nothing to check yet.",
                    "a gradient that is not zero everywhere",
                    String.valueOf(ordinary),
                    probe);
        }
        if (!(largest <= ZERO * ordinary)) {
            throw failure(
                    "at your closed form the gradient is not zero.",
                    "no entry larger than " + ZERO * ordinary,
                    "an entry of size " + largest,
                    probe);
        }
        if (!(there.loss() < elsewhere.loss())) {
            throw failure(
                    "your loss is not lower at your closed form than at random weights.",
                    "less than " + elsewhere.loss(),
                    String.valueOf(there.loss()),
                    probe);
        }
    }

    private static LossAndGradient evaluate(LeastSquaresClassifier submitted, SimpleMatrix w, Probe probe) {
        return submitted.evaluate(w, probe.matrix("x"), probe.matrix("y"), probe.number("lambda"));
    }

    private static CheckFailed failure(String sentence, String expected, String found, Probe probe) {
        return new CheckFailed(
                Finding.of("LeastSquaresClassifier: " + sentence, expected, found, "probe with " + probe.name()));
    }
}
