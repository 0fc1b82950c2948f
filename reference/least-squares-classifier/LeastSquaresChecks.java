package org.gradus.assignments.leastsquares;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.inParts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.check.Check;
import org.gradus.check.CheckFailed;
import org.gradus.check.Comparison;
import org.gradus.check.Evidence;
import org.gradus.check.Finding;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;

/** The checks that compare with the reference; they never leave the trusted side, and neither do their inputs. */
class LeastSquaresChecks {
    /** A loss this much above the lowest one, or a gradient this much of that at zero weights, is still a minimum. */
    private static final double MINIMUM = 1e-8;

    private final LeastSquaresClassifier reference = new LeastSquaresReference();

    @Check(
            value = "The loss equals the reference",
            points = 10,
            order = 70,
            hint = "The sum of all squared residuals is divided by the number of examples; lambda stands outside. Try "
                    + "lambda = 0 first.")
    void lossEqualsReference(@Submitted LeastSquaresClassifier submitted, Probes probes) {
        List<Probe> drawn = LeastSquaresProbes.draw(probes);
        inParts(
                () -> compare(submitted).with(reference).in("loss").agreesAt(drawn),
                () -> compare(submitted).with(reference).in("loss").agreesAt(LeastSquaresProbes.withoutPenalty(drawn)),
                () -> penaltyAgrees("loss", submitted, drawn, result -> SimpleMatrix.filled(1, 1, result.loss())));
    }

    @Check(
            value = "The gradient equals the reference",
            points = 10,
            order = 80,
            hint = "Which part is wrong: the data term or the penalty? Try lambda = 0 first.")
    void gradientEqualsReference(@Submitted LeastSquaresClassifier submitted, Probes probes) {
        List<Probe> drawn = LeastSquaresProbes.draw(probes);
        inParts(
                () -> compare(submitted).with(reference).in("gradient").agreesAt(drawn),
                () -> compare(submitted)
                        .with(reference)
                        .in("gradient")
                        .agreesAt(LeastSquaresProbes.withoutPenalty(drawn)),
                () -> penaltyAgrees("gradient", submitted, drawn, LossAndGradient::gradient));
    }

    /** What the penalty adds is right, whatever the data term is. */
    private void penaltyAgrees(
            String part,
            LeastSquaresClassifier submitted,
            List<Probe> probes,
            Function<LossAndGradient, SimpleMatrix> of) {
        for (Probe probe : probes) {
            Probe without = LeastSquaresProbes.withoutPenalty(probe);
            SimpleMatrix with = of.apply(evaluate(submitted, probe));
            SimpleMatrix data = of.apply(evaluate(submitted, without));
            SimpleMatrix wanted = of.apply(evaluate(reference, probe)).minus(of.apply(evaluate(reference, without)));
            double rounding = Comparison.TOLERANCE * Math.max(1, with.elementMaxAbs());
            if (!isSameShape(with, wanted)
                    || !isSameShape(data, wanted)
                    // Written so that NaN fails, too.
                    || !(with.minus(data).minus(wanted).elementMaxAbs() <= rounding)
                    || with.hasUncountable()) {
                throw new CheckFailed(Finding.of(
                        "LeastSquaresClassifier: what lambda adds to the " + part + " is not the penalty's part.",
                        null,
                        null,
                        "probe with " + probe.name() + ", minus the same with lambda = 0"));
            }
        }
        Evidence.current().add(Finding.of("LeastSquaresClassifier: the penalty's part of the " + part + " is right."));
    }

    @Check(
            value = "The closed form has the lowest loss",
            points = 10,
            order = 90,
            hint = "The data term is a mean over N examples. Where does N go when the gradient is set to zero?")
    void closedFormEqualsReference(@Submitted LeastSquaresClassifier submitted, Probes probes) {
        // More examples than features: there even a closed form that forgets the penalty has one value, and is
        // recognised by it.
        List<Probe> drawn = new ArrayList<>();
        for (int[] size : new int[][] {{7, 5, 3}, {11, 4, 5}, {13, 3, 2}, {7, 5, 5}, {17, 5, 3}, {19, 2, 3}}) {
            drawn.add(LeastSquaresProbes.draw(probes, size[0], size[1], size[2]));
        }
        List<Probe> withoutPenalty = LeastSquaresProbes.withoutPenalty(drawn);
        inParts(
                () -> compare(submitted).with(reference).on("solve").agreesAt(drawn),
                () -> compare(submitted).with(reference).on("solve").agreesAt(withoutPenalty));
    }

    @Check(
            value = "The closed form works when features depend on each other",
            points = 5,
            order = 100,
            hint =
                    "Without a penalty X'X has no inverse then. EJML's SimpleMatrix has a pseudoInverse, and any weights "
                            + "with the lowest loss will do.")
    void closedFormOfDependentFeatures(@Submitted LeastSquaresClassifier submitted, Probes probes) {
        Probe twice = withEqualColumns(probes);
        Probe wide = LeastSquaresProbes.draw(probes, 5, 7, 3).named("more features than examples");
        inParts(
                () -> compare(submitted).with(reference).on("solve").agreesAt(List.of(twice, wide)),
                () -> isMinimum(submitted, LeastSquaresProbes.withoutPenalty(twice)),
                () -> isMinimum(submitted, LeastSquaresProbes.withoutPenalty(wide)));
    }

    /** Looks at loss and gradient, not at the weights: where they are not unique, any that have the lowest loss are right. */
    private void isMinimum(LeastSquaresClassifier submitted, Probe probe) {
        SimpleMatrix x = probe.matrix("x");
        SimpleMatrix y = probe.matrix("y");
        SimpleMatrix solution = submitted.solve(x, y, 0);
        SimpleMatrix lowest = reference.solve(x, y, 0);
        String where = "probe with " + probe.name();
        if (!isSameShape(solution, lowest)) {
            throw new CheckFailed(Finding.of(
                    "LeastSquaresClassifier: the closed form must have the shape of the weights.",
                    "shape " + lowest.getNumRows() + " x " + lowest.getNumCols(),
                    "shape " + solution.getNumRows() + " x " + solution.getNumCols(),
                    where));
        }
        SimpleMatrix zero = new SimpleMatrix(lowest.getNumRows(), lowest.getNumCols());
        LossAndGradient atZero = reference.evaluate(zero, x, y, 0);
        LossAndGradient found = reference.evaluate(solution, x, y, 0);
        double least = reference.evaluate(lowest, x, y, 0).loss();
        double slope = found.gradient().elementMaxAbs() / atZero.gradient().elementMaxAbs();
        // Written so that NaN fails, too.
        if (!(found.loss() - least <= MINIMUM * atZero.loss()) || !(slope <= MINIMUM)) {
            throw new CheckFailed(Finding.of(
                    "LeastSquaresClassifier: without a penalty, your closed form is not a minimum of the loss here.",
                    "the loss " + least + " and the gradient 0",
                    "the loss " + found.loss() + " and a gradient of " + slope + " times that at zero weights",
                    where));
        }
        Evidence.current().add(Finding.of("LeastSquaresClassifier: the closed form is a minimum.", null, null, where));
    }

    @Check(
            value = "The class with the highest score is predicted",
            points = 10,
            order = 110,
            hint = "No distance is needed: the highest score wins, even above 1, and of equal scores the first.")
    void predictionsEqualReference(@Submitted LeastSquaresClassifier submitted, Probes probes) {
        List<Probe> drawn = LeastSquaresProbes.draw(probes);
        // As many probes as evaluate is compared at, so that one mistake there does not hide another one here.
        List<Probe> withTies = new ArrayList<>(drawn);
        withTies.set(0, probes.screened(() -> withEqualScores(probes), this::predictsFirstOfEqualScores));
        inParts(
                () -> compare(submitted).with(reference).on("predict").agreesAt(drawn),
                () -> compare(submitted).with(reference).on("predict").agreesAt(withTies));
    }

    @Check(
            value = "The search keeps the candidate with the lowest loss",
            points = 5,
            order = 120,
            hint =
                    "Compare by the loss, penalty included, and keep the numbers of the best candidate, not a matrix that changes.")
    void searchEqualsReference(@Submitted LeastSquaresClassifier submitted, Probes probes) {
        List<Probe> drawn = new ArrayList<>();
        // Fewer probes than evaluate is compared at, because a search inherits the mistakes of evaluate.
        for (int[] size : new int[][] {{7, 5, 3}, {11, 4, 5}, {13, 3, 2}, {5, 7, 3}}) {
            drawn.add(probes.screened(
                    () -> LeastSquaresProbes.draw(probes, size[0], size[1], size[2])
                            .with("lambda", probes.between(0.5, 3)),
                    this::tellsCriteriaApart));
        }
        inParts(
                () -> compare(submitted)
                        .with(reference)
                        .on("search")
                        .in("weights")
                        .agreesAt(drawn),
                () -> compare(submitted).with(reference).on("search").in("loss").agreesAt(drawn));
    }

    /** Whether the best candidate is neither the first nor the last, and is another one when the penalty is left out. */
    private boolean tellsCriteriaApart(Probe probe) {
        List<?> candidates = (List<?>) probe.input("candidates");
        int best = best(probe, candidates);
        return best > 0
                && best < candidates.size() - 1
                && best != best(LeastSquaresProbes.withoutPenalty(probe), candidates);
    }

    private int best(Probe probe, List<?> candidates) {
        int best = 0;
        for (int i = 1; i < candidates.size(); i++) {
            double loss =
                    evaluate(reference, probe.with("w", candidates.get(i))).loss();
            if (loss
                    < evaluate(reference, probe.with("w", candidates.get(best))).loss()) {
                best = i;
            }
        }
        return best;
    }

    private static LossAndGradient evaluate(LeastSquaresClassifier implementation, Probe probe) {
        return implementation.evaluate(probe.matrix("w"), probe.matrix("x"), probe.matrix("y"), probe.number("lambda"));
    }

    private static boolean isSameShape(SimpleMatrix first, SimpleMatrix second) {
        return first.getNumRows() == second.getNumRows() && first.getNumCols() == second.getNumCols();
    }

    /** A feature that occurs twice: the columns of the examples depend on each other. */
    private static Probe withEqualColumns(Probes probes) {
        Probe probe = LeastSquaresProbes.draw(probes, 11, 5, 3);
        SimpleMatrix x = probe.matrix("x").copy();
        x.setColumn(3, 0, x.getColumn(1).getDDRM().getData());
        return probe.with("x", x).named("a feature that occurs twice");
    }

    /** Whole numbers, so that sums are exact in any order; three columns of the weights are equal. */
    private static Probe withEqualScores(Probes probes) {
        Probe probe = LeastSquaresProbes.draw(probes, 13, 3, 5);
        SimpleMatrix x = rounded(probe.matrix("x").scale(2));
        SimpleMatrix w = rounded(probe.matrix("w").scale(3));
        for (int row = 0; row < w.getNumRows(); row++) {
            w.set(row, 2, w.get(row, 0));
            w.set(row, 4, w.get(row, 0));
        }
        return probe.with("x", x).with("w", w).named("classes with equal scores");
    }

    /** Whether the equal scores are the highest ones of some example, and lower than another one of some other. */
    private boolean predictsFirstOfEqualScores(Probe probe) {
        int[] classes = reference.predict(probe.matrix("x"), probe.matrix("w"));
        return Arrays.stream(classes).anyMatch(k -> k == 0)
                && Arrays.stream(classes).anyMatch(k -> k != 0);
    }

    private static SimpleMatrix rounded(SimpleMatrix matrix) {
        return matrix.elementOp((int row, int column, double value) -> Math.rint(value));
    }
}
