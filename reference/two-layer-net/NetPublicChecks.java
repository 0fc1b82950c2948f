package org.gradus.assignments.net;

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
class NetPublicChecks {
    /** The handout's worked example: three examples of two features, three hidden units, two classes. */
    private static final Probe EXAMPLE = new Probe(
            "the handout's example",
            Map.of(
                    "x", new SimpleMatrix(new double[][] {{1.0, 2.0}, {-1.0, 1.0}, {0.5, -1.0}}),
                    "y", new int[] {0, 1, 1},
                    "w1", new SimpleMatrix(new double[][] {{0.2, -0.4, 0.5}, {0.3, 0.1, -0.2}}),
                    "b1", new SimpleMatrix(new double[][] {{0.1, 0.2, -0.1}}),
                    "w2", new SimpleMatrix(new double[][] {{0.4, -0.3}, {-0.2, 0.6}, {0.1, 0.5}}),
                    "b2", new SimpleMatrix(new double[][] {{0.05, -0.05}}),
                    "reg", 0.1));

    private static final double EXAMPLE_LOSS = 0.6125237397335921;
    private static final SimpleMatrix EXAMPLE_SCORES = new SimpleMatrix(new double[][] {
        {0.41000000000000003, -0.32}, {-0.009999999999999981, 0.31}, {0.08499999999999999, 0.12499999999999999}
    });
    private static final SimpleMatrix EXAMPLE_W1 = new SimpleMatrix(new double[][] {
        {-0.15403644422941865, 0.07218019942700012, 0.017333244458664375},
        {-0.02359986496296193, -0.10218019942700013, 0.04533351108267125}
    });
    private static final SimpleMatrix EXAMPLE_B1 =
            new SimpleMatrix(new double[][] {{0.022278904767831592, -0.11218019942700012, -0.06533351108267126}});
    private static final SimpleMatrix EXAMPLE_W2 = new SimpleMatrix(new double[][] {
        {-0.02951336836855592, 0.0395133683685559},
        {0.07815767449862512, -0.0381576744986251},
        {0.06716682219733737, -0.007166822197337344}
    });
    private static final SimpleMatrix EXAMPLE_B2 =
            new SimpleMatrix(new double[][] {{0.19516078451786623, -0.19516078451786617}});

    @Check(
            value = "The worked example of the handout comes out right",
            points = 10,
            order = 10,
            visibility = Visibility.PUBLIC,
            hint = "Follow one example through the net: A, R, S, then back. Compare each with the handout.")
    void storedValues(@Submitted TwoLayerNet net) {
        inParts(
                () -> compare(net).on("scores").is(EXAMPLE_SCORES, EXAMPLE),
                () -> compare(net).in("loss").is(EXAMPLE_LOSS, EXAMPLE),
                () -> compare(net).in("gradients.W2").is(EXAMPLE_W2, EXAMPLE),
                () -> compare(net).in("gradients.b2").is(EXAMPLE_B2, EXAMPLE),
                () -> compare(net).in("gradients.W1").is(EXAMPLE_W1, EXAMPLE),
                () -> compare(net).in("gradients.b1").is(EXAMPLE_B1, EXAMPLE));
    }

    @Check(
            value = "The same arguments give the same answer",
            points = 5,
            order = 20,
            visibility = Visibility.PUBLIC,
            hint = "Does a field keep something from one call to the next, or is there randomness?")
    void sameAnswerTwice(@Submitted TwoLayerNet net, Probes probes) {
        purity(net).answersTheSameAt(draw(probes));
    }

    @Check(
            value = "The arguments stay unchanged",
            points = 5,
            order = 30,
            visibility = Visibility.PUBLIC,
            hint =
                    "Which operations work in place? In EJML, CommonOps.scale and addEquals do; SimpleMatrix.plus does not.")
    void inputsStayUnchanged(@Submitted TwoLayerNet net, Probes probes) {
        List<Probe> drawn = draw(probes);
        purity(net).leavesInputsUnchangedAt(drawn);
        purity(net).on("scores").leavesInputsUnchangedAt(drawn);
    }

    @Check(
            value = "Every call returns new matrices",
            points = 5,
            order = 40,
            visibility = Visibility.PUBLIC,
            hint = "A matrix kept in a field and returned again changes under the hands of the caller.")
    void resultsAreNew(@Submitted TwoLayerNet net, Probes probes) {
        List<Probe> drawn = draw(probes);
        purity(net).returnsNewObjectsAt(drawn);
        purity(net).on("scores").returnsNewObjectsAt(drawn);
    }

    @Check(
            value = "The gradients are the gradients of your own loss",
            points = 20,
            order = 60,
            visibility = Visibility.PUBLIC,
            hint = "Go backwards one layer at a time: W2 and b2 first, then through the ReLU, then W1 and b1.")
    void gradientsAgreeWithItsLoss(@Submitted TwoLayerNet net, Probes probes) {
        List<Probe> drawn = draw(probes);
        inParts(
                () -> gradientCheck(net)
                        .withRespectTo("w1")
                        .in("gradients.W1")
                        .multipliedBy("x")
                        .agreesAt(drawn),
                () -> gradientCheck(net).withRespectTo("b1").in("gradients.b1").agreesAt(drawn),
                () -> gradientCheck(net)
                        .withRespectTo("w2")
                        .in("gradients.W2")
                        .multipliedBy("x")
                        .agreesAt(drawn),
                () -> gradientCheck(net).withRespectTo("b2").in("gradients.b2").agreesAt(drawn));
    }

    private static List<Probe> draw(Probes probes) {
        return probes.twoLayers(NetProbes::isAwayFromKinks);
    }
}
