package org.gradus.assignments.net;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.inParts;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Check;
import org.gradus.check.GuardedLogarithm;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;

/** The checks that compare with the reference; they never leave the trusted side, and neither do their inputs. */
class NetChecks {
    private final TwoLayerNet reference = new TwoLayerNetReference();

    @Check(
            value = "The scores equal the reference",
            points = 10,
            order = 70,
            hint = "S = max(X W1 + b1, 0) W2 + b2. The biases are added to every row.")
    void scoresEqualReference(@Submitted TwoLayerNet net, Probes probes) {
        compare(net).with(reference).on("scores").agreesAt(draw(probes));
    }

    @Check(
            value = "The loss equals the reference",
            points = 15,
            order = 80,
            hint =
                    "Mean over the examples, natural logarithm, penalty reg/2 times the squares of W1 and W2, not of the biases.")
    void lossEqualsReference(@Submitted TwoLayerNet net, Probes probes) {
        compare(net).with(reference).in("loss").agreesAt(draw(probes));
    }

    @Check(
            value = "The gradients equal the reference",
            points = 15,
            order = 90,
            hint = "Which of the four is wrong? The first wrong one on the way back is where to look.")
    void gradientsEqualReference(@Submitted TwoLayerNet net, Probes probes) {
        List<Probe> drawn = draw(probes);
        inParts(
                () -> compare(net).with(reference).in("gradients.W2").agreesAt(drawn),
                () -> compare(net).with(reference).in("gradients.b2").agreesAt(drawn),
                () -> compare(net).with(reference).in("gradients.W1").agreesAt(drawn),
                () -> compare(net).with(reference).in("gradients.b1").agreesAt(drawn));
    }

    @Check(
            value = "No overflow with scores in the thousands",
            points = 10,
            order = 100,
            hint =
                    "exp(710) is infinite, and so is -log(0). What may be subtracted from all scores of one example without "
                            + "changing its probabilities?")
    void staysFiniteOnExtremeScores(@Submitted TwoLayerNet net, Probes probes) {
        Probe large = raised(probes, 1000, 1000, 1000).named("all scores near 1000");
        Probe gap = raised(probes, 900, 0, -900).named("scores that are 900 apart");
        Probe apart = rowsFarApart(probes);
        // A maximum that starts at 0 is none of these.
        Probe low = raised(probes, -1000, -1000, -1000).named("all scores near -1000");
        // Neither the maximum of the others nor the mean of all is near it.
        Probe last = raised(probes, 0, 0, 3000).named("the last class 3000 above the others");
        inParts(() -> agreesAt(net, large, low), () -> agreesAt(net, gap, last), () -> agreesAt(net, apart));
    }

    private void agreesAt(TwoLayerNet net, Probe... probes) {
        for (Probe probe : probes) {
            for (String gradient : List.of("W1", "b1", "W2", "b2")) {
                compare(net)
                        .with(reference)
                        .in("gradients." + gradient)
                        .apartFromOtherMistakes()
                        .agreesAt(probe);
            }
            compare(net)
                    .with(reference)
                    .in("loss")
                    .apartFromOtherMistakes()
                    .explainedBy(loss -> GuardedLogarithm.explain(loss, scores(probe), probe.labels("y")))
                    .agreesAt(probe);
        }
    }

    private SimpleMatrix scores(Probe probe) {
        return reference.scores(
                probe.matrix("x"), probe.matrix("w1"), probe.matrix("b1"), probe.matrix("w2"), probe.matrix("b2"));
    }

    @Check(
            value = "The gradient with respect to the examples, named X, is right",
            points = 5,
            order = 110,
            hint = "One more step back: from the pre-activations to X.")
    void inputGradientIsRight(@Submitted TwoLayerNet net, Probes probes) {
        // Not held against the own loss: whose loss is wrong may have this gradient right.
        compare(net).with(reference).in("gradients.X").agreesAt(draw(probes));
    }

    private static List<Probe> draw(Probes probes) {
        return probes.twoLayers(NetProbes::isAwayFromKinks);
    }

    /** A probe whose second biases are raised by these numbers. */
    private static Probe raised(Probes probes, double... by) {
        Probe probe = probes.screened(() -> probes.twoLayers(7, 5, 11, 3), NetProbes::isAwayFromKinks)
                .with("reg", 0.0);
        SimpleMatrix b2 = probe.matrix("b2").copy();
        for (int column = 0; column < by.length; column++) {
            b2.set(0, column, b2.get(0, column) + by[column]);
        }
        return probe.with("b2", b2);
    }

    /** Every other row has all its scores 4500 higher: one maximum for the whole batch does not help the low rows. */
    private static Probe rowsFarApart(Probes probes) {
        Probe probe = probes.twoLayers(7, 5, 11, 3).with("reg", 0.0);
        SimpleMatrix x = probe.matrix("x").copy();
        SimpleMatrix w1 = probe.matrix("w1").copy();
        SimpleMatrix b1 = probe.matrix("b1").copy();
        SimpleMatrix w2 = probe.matrix("w2").copy();
        for (int row = 0; row < x.getNumRows(); row++) {
            x.set(row, 0, row % 2 == 0 ? 3 : -3);
        }
        for (int feature = 0; feature < w1.getNumRows(); feature++) {
            w1.set(feature, 0, feature == 0 ? 5 : 0);
        }
        b1.set(0, 0, 0);
        for (int column = 0; column < w2.getNumCols(); column++) {
            w2.set(0, column, 300);
        }
        return probe.with("x", x).with("w1", w1).with("b1", b1).with("w2", w2).named("rows whose scores are far apart");
    }
}
