package org.gradus.assignments.hinge;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.inParts;
import static org.gradus.check.Words.race;

import java.util.List;
import org.gradus.check.Check;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Product;
import org.gradus.check.Submitted;

/** The checks that compare with the reference; they never leave the trusted side, and neither do their inputs. */
class HingeChecks {
    private final HingeLoss reference = new HingeReference();

    @Check(
            value = "The loss equals the reference",
            points = 15,
            order = 70,
            hint =
                    "Mean over the examples, sum over the wrong classes, penalty reg/2 times the sum of all squared weights.")
    void lossEqualsReference(@Submitted LoopHinge loops, @Submitted VectorizedHinge vectorized, Probes probes) {
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
    void gradientEqualsReference(@Submitted LoopHinge loops, @Submitted VectorizedHinge vectorized, Probes probes) {
        List<Probe> drawn = draw(probes);
        inParts(
                () -> compare(loops).with(reference).in("gradient").agreesAt(drawn),
                () -> compare(vectorized).with(reference).in("gradient").agreesAt(drawn));
    }

    @Check(
            value = "Scores in the thousands and other margins than 1 are handled",
            points = 10,
            order = 90,
            hint = "The margin delta is a parameter. Does every place that needs it use it?")
    void staysFiniteOnExtremeScores(@Submitted LoopHinge loops, @Submitted VectorizedHinge vectorized, Probes probes) {
        Probe large = largeScores(probes);
        Probe wide =
                probes.linear(7, 5, 3).with("delta", 50.0).with("reg", 0.0).named("delta 50: every margin is violated");
        inParts(
                () -> isUnharmedBy(large, loops),
                () -> isUnharmedBy(large, vectorized),
                () -> agreesAt(wide, loops),
                () -> agreesAt(wide, vectorized));
    }

    private void isUnharmedBy(Probe large, HingeLoss submitted) {
        for (String part : List.of("gradient", "loss")) {
            compare(submitted).with(reference).in(part).apartFromOtherMistakes().agreesAt(large);
        }
    }

    /** Mistakes that other checks have found are held against it: one of them may be the margin itself. */
    private void agreesAt(Probe wide, HingeLoss submitted) {
        for (String part : List.of("gradient", "loss")) {
            compare(submitted).with(reference).in(part).agreesAt(wide);
        }
    }

    @Check(
            value = "The vectorised implementation is fast",
            points = 10,
            order = 100,
            hint =
                    "One product X W gives all scores at once; reading single entries with get(i, j) in loops is what it replaces.")
    void vectorizedIsFaster(@Submitted LoopHinge loops, @Submitted VectorizedHinge vectorized, Probes probes) {
        Probe probe = probes.linear(37, 251, 11).with("delta", 1.0).with("reg", 0.0);
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
    void inputGradientEqualsReference(@Submitted VectorizedHinge vectorized, Probes probes) {
        // Not held against the own loss: whose loss is wrong may have this gradient right.
        compare(vectorized).with(reference).on("inputGradient").agreesAt(draw(probes));
    }

    private static List<Probe> draw(Probes probes) {
        return probes.linear(probe -> probe.with("delta", probes.between(0.5, 2)), HingeProbes::isAwayFromKinks);
    }

    private static Probe largeScores(Probes probes) {
        Probe probe = probes.screened(
                () -> probes.linear(7, 5, 3).with("delta", probes.between(0.5, 2)), HingeProbes::isAwayFromKinks);
        return probe.with("w", probe.matrix("w").scale(1000))
                .with("delta", 1000 * probe.number("delta"))
                .with("reg", 0.0)
                .named("scores in the thousands");
    }
}
