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
    /** The handout's worked example: two examples of two features, three hidden units, two classes. */
    private static final Probe EXAMPLE = new Probe(
            "the handout's example",
            Map.of(
                    "x",
                    new SimpleMatrix(new double[][] {{1.0, 2.0}, {2.0, -1.0}}),
                    "y",
                    new int[] {1, 0},
                    "w1",
                    new SimpleMatrix(new double[][] {{1.0, -1.0, 0.5}, {0.5, 1.0, -1.0}}),
                    "b1",
                    new SimpleMatrix(new double[][] {{0.0, 0.5, -0.5}}),
                    "w2",
                    new SimpleMatrix(new double[][] {{1.0, 0.0}, {-0.5, 0.5}, {0.0, 1.0}}),
                    "b2",
                    new SimpleMatrix(new double[][] {{0.1, -0.1}}),
                    "reg",
                    0.1));

    private static final double EXAMPLE_LOSS = 1.2006624591335249;
    private static final SimpleMatrix EXAMPLE_SCORES = new SimpleMatrix(new double[][] {{1.35, 0.65}, {1.6, 1.4}});
    private static final SimpleMatrix EXAMPLE_W1 = new SimpleMatrix(new double[][] {
        {-0.016072116603438963, -0.43409388608408306, 0.5001660026875221},
        {0.9432707735119272, -0.5681877721681662, -0.325083001343761}
    });
    private static final SimpleMatrix EXAMPLE_B1 =
            new SimpleMatrix(new double[][] {{0.10901088474032206, -0.3340938860840831, 0.22508300134376102}});
    private static final SimpleMatrix EXAMPLE_W2 = new SimpleMatrix(new double[][] {
        {0.4305632701525246, -0.3305632701525246},
        {0.4511408291261246, -0.4511408291261246},
        {-0.33762450201564154, 0.4376245020156415}
    });
    private static final SimpleMatrix EXAMPLE_B2 =
            new SimpleMatrix(new double[][] {{0.10901088474032206, -0.10901088474032206}});

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
