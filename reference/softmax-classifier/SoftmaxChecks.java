package org.gradus.assignments.softmax;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.inParts;
import static org.gradus.check.Words.race;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Check;
import org.gradus.check.GuardedLogarithm;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Product;
import org.gradus.check.Submitted;

/** The checks that compare with the reference; they never leave the trusted side, and neither do their inputs. */
class SoftmaxChecks {
    private final SoftmaxLoss reference = new SoftmaxReference();

    @Check(
            value = "The loss equals the reference",
            points = 15,
            order = 70,
            hint = "Mean over the examples, natural logarithm, penalty reg/2 times the sum of all squared weights.")
    void lossEqualsReference(@Submitted LoopSoftmax loops, @Submitted VectorizedSoftmax vectorized, Probes probes) {
        List<Probe> drawn = draw(probes);
        inParts(
                () -> compare(loops).with(reference).in("loss").agreesAt(drawn),
                () -> compare(vectorized).with(reference).in("loss").agreesAt(drawn));
    }

    @Check(
            value = "The gradient equals the reference",
            points = 15,
            order = 80,
            hint = "Which part is wrong: the data term or the penalty? Try reg = 0 first.")
    void gradientEqualsReference(@Submitted LoopSoftmax loops, @Submitted VectorizedSoftmax vectorized, Probes probes) {
        List<Probe> drawn = draw(probes);
        inParts(
                () -> compare(loops).with(reference).in("gradient").agreesAt(drawn),
                () -> compare(vectorized).with(reference).in("gradient").agreesAt(drawn));
    }

    @Check(
            value = "No overflow with scores in the thousands",
            points = 10,
            order = 90,
            hint =
                    "exp(710) is infinite, and so is -log(0). What may be subtracted from all scores of one example without "
                            + "changing its probabilities?")
    void staysFiniteOnExtremeScores(
            @Submitted LoopSoftmax loops, @Submitted VectorizedSoftmax vectorized, Probes probes) {
        Probe large = largeScores(probes);
        Probe apart = rowsFarApart(probes);
        Probe gap = hopelessTrueClass(probes);
        Probe low = lowScores(probes);
        Probe first = oneAbove(probes, 0, "first");
        Probe last = oneAbove(probes, 2, "last");
        inParts(
                () -> agreesAt(loops, large, low),
                () -> agreesAt(vectorized, large, low),
                () -> agreesAt(loops, apart),
                () -> agreesAt(vectorized, apart),
                () -> agreesAt(loops, gap, first, last),
                () -> agreesAt(vectorized, gap, first, last));
    }

    private void agreesAt(SoftmaxLoss submitted, Probe... probes) {
        for (Probe probe : probes) {
            compare(submitted)
                    .with(reference)
                    .in("gradient")
                    .apartFromOtherMistakes()
                    .agreesAt(probe);
            compare(submitted)
                    .with(reference)
                    .in("loss")
                    .apartFromOtherMistakes()
                    .explainedBy(loss -> GuardedLogarithm.explain(
                            loss, probe.matrix("x").mult(probe.matrix("w")), probe.labels("y")))
                    .agreesAt(probe);
        }
    }

    @Check(
            value = "The vectorised implementation is fast",
            points = 10,
            order = 100,
            hint =
                    "One product X W gives all scores at once; reading single entries with get(i, j) in loops is what it replaces.")
    void vectorizedIsFaster(@Submitted LoopSoftmax loops, @Submitted VectorizedSoftmax vectorized, Probes probes) {
        Probe probe = probes.linear(37, 251, 11).with("reg", 0.0);
        compare(vectorized).with(reference).in("gradient").upToAFactor().agreesAt(probe);
        race(loops, vectorized)
                .orTakesAtMost(6, new Product(37, 251, 11), new Product(251, 37, 11))
                .isWonAt(probe, 1.25, 1.5);
    }

    @Check(
            value = "The gradient with respect to the examples is right",
            points = 5,
            order = 110,
            hint = "The scores are S = X W, so the chain rule needs dL/dS and W. Which product has the shape of X?")
    void inputGradientEqualsReference(@Submitted VectorizedSoftmax vectorized, Probes probes) {
        // Not held against the own loss: whose loss is wrong may have this gradient right.
        compare(vectorized).with(reference).on("inputGradient").agreesAt(draw(probes));
    }

    private static List<Probe> draw(Probes probes) {
        return probes.linear(probe -> probe, probe -> true);
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
        Probe probe = probes.linear(7, 5, 3).with("reg", 0.0);
        SimpleMatrix w = probe.matrix("w").copy();
        w.set(0, column, w.get(0, column) + 3000);
        return probe.with("w", w).named("the " + name + " class 3000 above the others");
    }

    private static Probe shifted(Probes probes, double by) {
        Probe probe = probes.linear(7, 5, 3).with("reg", 0.0);
        SimpleMatrix w = probe.matrix("w").copy();
        for (int column = 0; column < w.getNumCols(); column++) {
            w.set(0, column, w.get(0, column) + by);
        }
        return probe.with("w", w);
    }

    /** Scores of some rows near 1500, of others near -1500: one maximum for the whole batch does not help the low rows. */
    private static Probe rowsFarApart(Probes probes) {
        Probe probe = probes.linear(7, 5, 3).with("reg", 0.0);
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

    /** A true class 900 below the highest: its probability is 0 in double precision, but its logarithm is not infinite. */
    private static Probe hopelessTrueClass(Probes probes) {
        Probe probe = probes.linear(7, 5, 3).with("reg", 0.0);
        SimpleMatrix w = probe.matrix("w").copy();
        SimpleMatrix x = probe.matrix("x").copy();
        int trueClass = probe.labels("y")[0];
        for (int column = 0; column < w.getNumCols(); column++) {
            w.set(2, column, column == trueClass ? -450 : 450);
        }
        for (int row = 0; row < x.getNumRows(); row++) {
            x.set(row, 2, row == 0 ? 1 : 0.01 * x.get(row, 2));
        }
        return probe.with("w", w).with("x", x).named("a true class that is 900 below the highest score");
    }
}
