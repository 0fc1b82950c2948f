package org.gradus.assignments.softmaxregression;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.inParts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
class SoftmaxRegressionChecks {
    private final SoftmaxRegression reference = new SoftmaxRegressionReference();

    @Check(
            value = "Labels become one-hot targets",
            points = 10,
            order = 70,
            hint = "One row for each label, one column for each class, also for a class that no label names.")
    void oneHotEqualsReference(@Submitted SoftmaxRegression submitted, Probes probes) {
        List<Probe> drawn = RegressionProbes.draw(probes).stream()
                .map(probe -> probe.with("classes", probe.matrix("w").getNumCols() + 1))
                .toList();
        compare(submitted).with(reference).on("oneHot").agreesAt(drawn);
    }

    @Check(
            value = "The predictions equal the reference",
            points = 10,
            order = 80,
            hint = "Scores are S = X W; each row of them is turned into probabilities by itself.")
    void predictionsEqualReference(@Submitted SoftmaxRegression submitted, Probes probes) {
        compare(submitted).with(reference).on("predict").agreesAt(RegressionProbes.draw(probes));
    }

    @Check(
            value = "The loss equals the reference",
            points = 10,
            order = 90,
            hint =
                    "Divide by the number of examples times the number of classes; the penalty has no factor one half. Try "
                            + "lambda = 0 first.")
    void lossEqualsReference(@Submitted SoftmaxRegression submitted, Probes probes) {
        List<Probe> drawn = RegressionProbes.draw(probes);
        inParts(
                () -> compare(submitted).with(reference).in("loss").agreesAt(drawn),
                () -> compare(submitted).with(reference).in("loss").agreesAt(RegressionProbes.withoutPenalty(drawn)),
                () -> penaltyAgrees("loss", submitted, drawn, SoftmaxRegressionChecks::loss),
                () -> someConventionAgrees("loss", submitted, drawn, SoftmaxRegressionChecks::loss));
    }

    @Check(
            value = "The gradient equals the reference",
            points = 10,
            order = 100,
            hint = "Which part is wrong: the data term or the penalty? Try lambda = 0 first.")
    void gradientEqualsReference(@Submitted SoftmaxRegression submitted, Probes probes) {
        List<Probe> drawn = RegressionProbes.draw(probes);
        inParts(
                () -> compare(submitted).with(reference).in("gradient").agreesAt(drawn),
                () -> compare(submitted)
                        .with(reference)
                        .in("gradient")
                        .agreesAt(RegressionProbes.withoutPenalty(drawn)),
                () -> penaltyAgrees("gradient", submitted, drawn, LossAndGradient::gradient),
                () -> someConventionAgrees("gradient", submitted, drawn, LossAndGradient::gradient));
    }

    /** What the penalty adds is right, whatever the data term is. */
    private void penaltyAgrees(
            String part, SoftmaxRegression submitted, List<Probe> probes, Function<LossAndGradient, SimpleMatrix> of) {
        for (Probe probe : probes) {
            Probe without = probe.with("lambda", 0.0);
            SimpleMatrix with = of.apply(evaluate(submitted, probe));
            SimpleMatrix found = difference(with, of.apply(evaluate(submitted, without)));
            SimpleMatrix wanted = of.apply(evaluate(reference, probe)).minus(of.apply(evaluate(reference, without)));
            double rounding = Comparison.TOLERANCE * Math.max(1, with.elementMaxAbs());
            if (!isNear(found, wanted, rounding)) {
                throw new CheckFailed(Finding.of(
                        "SoftmaxRegression: what lambda adds to the " + part + " is not the penalty's part.",
                        null,
                        null,
                        "probe with " + probe.name() + ", minus the same with lambda = 0"));
            }
        }
        Evidence.current().add(Finding.of("SoftmaxRegression: the penalty's part of the " + part + " is right."));
    }

    /** Constant factors apart, the function is the right one: its numbers are those of one of the usual conventions. */
    private void someConventionAgrees(
            String part, SoftmaxRegression submitted, List<Probe> probes, Function<LossAndGradient, SimpleMatrix> of) {
        List<SimpleMatrix> found = probes.stream()
                .map(probe -> of.apply(evaluate(submitted, probe)))
                .toList();
        for (Convention convention : Convention.values()) {
            boolean agrees = true;
            for (int i = 0; i < found.size(); i++) {
                SimpleMatrix wanted = of.apply(evaluate(convention.reference(), probes.get(i)));
                agrees &= isNear(found.get(i), wanted, Comparison.TOLERANCE * Math.max(1, wanted.elementMaxAbs()));
            }
            if (agrees) {
                Evidence.current()
                        .add(Finding.of("SoftmaxRegression: the " + part + " is right"
                                + (convention == Convention.ENTRIES_FULL_PENALTY
                                        ? "."
                                        : " up to constant factors: it keeps to another usual convention.")));
                return;
            }
        }
        throw new CheckFailed(
                Finding.of("SoftmaxRegression: the " + part + " is not right in another usual convention either."));
    }

    @Check(
            value = "No overflow with scores in the thousands",
            points = 10,
            order = 110,
            hint =
                    "exp(710) is infinite, and so is -log(0); 0 times infinity is NaN. What may be subtracted from all scores of "
                            + "one example without changing its probabilities?")
    void staysFiniteOnExtremeScores(@Submitted SoftmaxRegression submitted, Probes probes) {
        Probe ordinary = unpenalised(probes);
        Probe large = largeScores(probes);
        Probe apart = rowsFarApart(probes);
        List<Probe> gaps = List.of(hopelessClass(probes, 0), hopelessClass(probes, 1));
        Probe low = lowScores(probes);
        List<Probe> apartInRow =
                List.of(gaps.get(0), gaps.get(1), oneAbove(probes, 0, "first"), oneAbove(probes, 2, "last"));
        // All of them together tell two mistakes apart that one of them alone shows in the same way.
        List<Probe> all = List.of(large, apart, gaps.get(0), gaps.get(1), low);
        inParts(
                () -> compare(submitted).with(reference).on("predict").agreesAt(List.of(large, apart)),
                () -> agreesAt(submitted, ordinary, all),
                () -> agreesAt(submitted, ordinary, List.of(large, low)),
                () -> agreesAt(submitted, ordinary, List.of(apart)),
                () -> agreesAt(submitted, ordinary, apartInRow));
    }

    /** Compares in the convention that the submission keeps to at an ordinary probe: another one overflows no sooner. */
    private void agreesAt(SoftmaxRegression submitted, Probe ordinary, List<Probe> extremes) {
        SimpleMatrix gradient = evaluate(submitted, ordinary).gradient();
        Optional<SoftmaxRegression> own = Arrays.stream(Convention.values())
                .map(Convention::reference)
                .filter(convention -> {
                    SimpleMatrix wanted = evaluate(convention, ordinary).gradient();
                    return isNear(gradient, wanted, Comparison.TOLERANCE * wanted.elementMaxAbs());
                })
                .findFirst();
        SoftmaxRegression wanted = own.orElse(reference);
        for (String part : List.of("gradient", "loss")) {
            compare(submitted).with(wanted).in(part).apartFromOtherMistakes().agreesAt(extremes);
        }
    }

    private static LossAndGradient evaluate(SoftmaxRegression implementation, Probe probe) {
        return implementation.evaluate(probe.matrix("w"), probe.matrix("x"), probe.matrix("y"), probe.number("lambda"));
    }

    private static SimpleMatrix loss(LossAndGradient result) {
        return SimpleMatrix.filled(1, 1, result.loss());
    }

    /** Returns the difference, or the first matrix if there is none because the shapes differ. */
    private static SimpleMatrix difference(SimpleMatrix first, SimpleMatrix second) {
        return isSameShape(first, second) ? first.minus(second) : first;
    }

    /** Whether no entry is off by more; NaN is near nothing. */
    private static boolean isNear(SimpleMatrix found, SimpleMatrix wanted, double tolerance) {
        return isSameShape(found, wanted)
                && !found.hasUncountable()
                && found.minus(wanted).elementMaxAbs() <= tolerance;
    }

    private static boolean isSameShape(SimpleMatrix first, SimpleMatrix second) {
        return first.getNumRows() == second.getNumRows() && first.getNumCols() == second.getNumCols();
    }

    private static Probe unpenalised(Probes probes) {
        return RegressionProbes.draw(probes, 7, 5, 3).with("lambda", 0.0);
    }

    /** All scores near 1000, close to each other: exp overflows unless something is subtracted. */
    private static Probe largeScores(Probes probes) {
        return shifted(probes, 1000).named("all scores near 1000");
    }

    /** All scores near -1000, close to each other: a maximum that starts at 0 is none of them. */
    private static Probe lowScores(Probes probes) {
        return shifted(probes, -1000).named("all scores near -1000");
    }

    /** A class far above the others: neither their maximum nor the mean of all is near it. Two of them tell the two apart. */
    private static Probe oneAbove(Probes probes, int column, String name) {
        Probe probe = unpenalised(probes);
        SimpleMatrix w = probe.matrix("w").copy();
        w.set(0, column, w.get(0, column) + 3000);
        return probe.with("w", w).named("the " + name + " class 3000 above the others");
    }

    private static Probe shifted(Probes probes, double by) {
        Probe probe = unpenalised(probes);
        SimpleMatrix w = probe.matrix("w").copy();
        for (int column = 0; column < w.getNumCols(); column++) {
            w.set(0, column, w.get(0, column) + by);
        }
        return probe.with("w", w);
    }

    /** Scores of some rows near 1500, of others near -1500: one maximum for the whole batch does not help the low rows. */
    private static Probe rowsFarApart(Probes probes) {
        Probe probe = unpenalised(probes);
        SimpleMatrix w = probe.matrix("w").copy();
        SimpleMatrix x = probe.matrix("x").copy();
        for (int column = 0; column < w.getNumCols(); column++) {
            w.set(1, column, 500);
        }
        for (int row = 0; row < x.getNumRows(); row++) {
            x.set(row, 1, row % 2 == 0 ? 3 : -3);
        }
        return probe.with("w", w).with("x", x).named("rows whose scores are far apart");
    }

    /**
     * A class whose score for the first example is 900 below the others: its probability is 0 in double precision, but the logarithm is
     * finite. It is the true class, where a loss may become infinite, or another one, where 0 times infinity may become NaN.
     */
    private static Probe hopelessClass(Probes probes, int stepsFromTrueClass) {
        Probe probe = unpenalised(probes);
        SimpleMatrix w = probe.matrix("w").copy();
        SimpleMatrix x = probe.matrix("x").copy();
        int hopeless = (probe.labels("labels")[0] + stepsFromTrueClass) % w.getNumCols();
        for (int column = 0; column < w.getNumCols(); column++) {
            w.set(2, column, column == hopeless ? -450 : 450);
        }
        for (int row = 0; row < x.getNumRows(); row++) {
            x.set(row, 2, row == 0 ? 1 : 0.01 * x.get(row, 2));
        }
        return probe.with("w", w)
                .with("x", x)
                .named((stepsFromTrueClass == 0 ? "a true class" : "another class")
                        + " that is 900 below the highest score");
    }
}
