package org.gradus.assignments.softmax;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.gradientCheck;
import static org.gradus.check.Words.inParts;
import static org.gradus.check.Words.purity;

import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Check;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;
import org.gradus.check.Visibility;

/** The checks that travel with the starter: they hold stored numbers and use the student's own loss, but no reference. */
class SoftmaxPublicChecks {
    /** The handout's worked example: two examples, two features, three classes. */
    private static final Probe EXAMPLE = new Probe(
            "the handout's example",
            Map.of(
                    "w",
                    new SimpleMatrix(new double[][] {{0.0, 0.5, -0.5}, {1.0, 0.0, -1.0}}),
                    "x",
                    new SimpleMatrix(new double[][] {{1.0, 2.0}, {1.0, -1.0}}),
                    "y",
                    new int[] {0, 2},
                    "reg",
                    0.1));

    private static final double EXAMPLE_LOSS = 0.6296854488069736;
    private static final SimpleMatrix EXAMPLE_GRADIENT = new SimpleMatrix(new double[][] {
        {-0.044708344284482324, 0.36529989349242104, -0.3205915492079388},
        {-0.13996803559414214, -0.04412453950256906, 0.18409257509671126}
    });

    @Check(
            value = "The worked example of the handout comes out right",
            points = 10,
            order = 10,
            visibility = Visibility.PUBLIC,
            hint = "Print the scores, then the probabilities, and compare each with the handout.")
    void storedValues(@Submitted LoopSoftmax loops, @Submitted VectorizedSoftmax vectorized) {
        inParts(() -> exampleIsRight(loops), () -> exampleIsRight(vectorized));
    }

    private static void exampleIsRight(SoftmaxLoss submitted) {
        compare(submitted).in("loss").is(EXAMPLE_LOSS, EXAMPLE);
        compare(submitted).in("gradient").is(EXAMPLE_GRADIENT, EXAMPLE);
    }

    @Check(
            value = "The same arguments give the same answer",
            points = 5,
            order = 20,
            visibility = Visibility.PUBLIC,
            hint = "Does a field keep something from one call to the next, or is there randomness?")
    void sameAnswerTwice(@Submitted LoopSoftmax loops, @Submitted VectorizedSoftmax vectorized, Probes probes) {
        List<Probe> drawn = draw(probes);
        inParts(
                () -> purity(loops).answersTheSameAt(drawn),
                () -> purity(vectorized).answersTheSameAt(drawn));
    }

    @Check(
            value = "The arguments stay unchanged",
            points = 5,
            order = 30,
            visibility = Visibility.PUBLIC,
            hint =
                    "Which operations work in place? In EJML, CommonOps.scale and addEquals do; SimpleMatrix.plus does not.")
    void inputsStayUnchanged(@Submitted LoopSoftmax loops, @Submitted VectorizedSoftmax vectorized, Probes probes) {
        List<Probe> drawn = draw(probes);
        inParts(
                () -> purity(loops).leavesInputsUnchangedAt(drawn),
                () -> purity(vectorized).leavesInputsUnchangedAt(drawn));
    }

    @Check(
            value = "Every call returns new matrices",
            points = 5,
            order = 40,
            visibility = Visibility.PUBLIC,
            hint = "A matrix kept in a field and returned again changes under the hands of the caller.")
    void resultsAreNew(@Submitted LoopSoftmax loops, @Submitted VectorizedSoftmax vectorized, Probes probes) {
        List<Probe> drawn = draw(probes);
        inParts(
                () -> purity(loops).returnsNewObjectsAt(drawn),
                () -> purity(vectorized).returnsNewObjectsAt(drawn));
    }

    @Check(
            value = "Loops and matrix products give the same numbers",
            points = 5,
            order = 50,
            visibility = Visibility.PUBLIC,
            hint = "Two ways to compute one thing: where they differ, at least one is wrong.")
    void loopsAndVectorizedAgree(@Submitted LoopSoftmax loops, @Submitted VectorizedSoftmax vectorized, Probes probes) {
        List<Probe> drawn = draw(probes);
        purity(loops).leavesInputsUnchangedAt(drawn);
        compare(loops).withSubmitted(vectorized).in("loss").agreesAt(drawn);
        compare(loops).withSubmitted(vectorized).in("gradient").agreesAt(drawn);
    }

    @Check(
            value = "The gradient is the gradient of your own loss",
            points = 15,
            order = 60,
            visibility = Visibility.PUBLIC,
            hint = "Is your loss a mean over the examples? Then the gradient is one, too. Is the penalty in both?")
    void gradientAgreesWithItsLoss(
            @Submitted LoopSoftmax loops, @Submitted VectorizedSoftmax vectorized, Probes probes) {
        List<Probe> drawn = draw(probes);
        inParts(
                () -> gradientCheck(loops).withRespectTo("w").multipliedBy("x").agreesAt(drawn),
                () -> gradientCheck(vectorized)
                        .withRespectTo("w")
                        .multipliedBy("x")
                        .agreesAt(drawn));
    }

    private static List<Probe> draw(Probes probes) {
        return probes.linear(probe -> probe, probe -> true);
    }
}
