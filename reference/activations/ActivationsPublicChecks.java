package org.gradus.assignments.activations;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.derivativeCheck;
import static org.gradus.check.Words.identity;
import static org.gradus.check.Words.inParts;
import static org.gradus.check.Words.purity;

import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Check;
import org.gradus.check.CheckFailed;
import org.gradus.check.Finding;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;
import org.gradus.check.Visibility;

/** The checks that travel with the starter: they hold stored numbers and use the student's own functions, but no reference. */
class ActivationsPublicChecks {
    /** The arguments of the handout's worked example. */
    private static final double[] POINTS = {-1, 0.5, 2};

    private static final Probe VECTOR =
            new Probe("the handout's vector", Map.of("x", new SimpleMatrix(new double[][] {{3, -4, 0.5}})));
    private static final Probe SCORES = new Probe(
            "the handout's scores", Map.of("scores", new SimpleMatrix(new double[][] {{1, 2, 0.5}, {1000, 1000, 999}
            })));

    @Check(
            value = "The worked example of the handout comes out right",
            points = 5,
            order = 10,
            visibility = Visibility.PUBLIC,
            hint = "Compare your numbers with the table of the handout, one line after the other.")
    void storedValues(@Submitted Activations submitted) {
        inParts(
                () -> values(submitted, "sigmoid", 0.2689414213699951, 0.6224593312018546, 0.8807970779778823),
                () -> values(submitted, "tanh", -0.7615941559557649, 0.46211715726000975, 0.9640275800758169),
                () -> values(submitted, "softplus", 0.31326168751822286, 0.9740769841801067, 2.1269280110429727),
                () -> values(submitted, "lnSigmoid", -1.3132616875182228, -0.4740769841801067, -0.1269280110429725),
                () -> {
                    values(submitted, "relu", 0, 0.5, 2);
                    values(submitted, "abs", 1, 0.5, 2);
                    values(submitted, "sign", -1, 1, 1);
                },
                () -> {
                    compare(submitted).on("l1Norm").is(7.5, VECTOR);
                    compare(submitted).on("squaredL2Norm").is(25.25, VECTOR);
                },
                () -> compare(submitted)
                        .on("softmax")
                        .is(
                                new SimpleMatrix(new double[][] {
                                    {0.23122389762214907, 0.6285317192117624, 0.14024438316608848},
                                    {0.4223187982515182, 0.4223187982515182, 0.15536240349696362}
                                }),
                                SCORES),
                () -> compare(submitted)
                        .on("logSumExp")
                        .is(new SimpleMatrix(new double[][] {{2.464368784107945}, {1000.8619948040582}}), SCORES));
    }

    private static void values(Activations submitted, String function, double... expected) {
        List<Probe> probes = ActivationsProbes.at(POINTS);
        for (int i = 0; i < expected.length; i++) {
            compare(submitted).on(function).is(expected[i], probes.get(i));
        }
    }

    @Check(
            value = "The same arguments give the same answer",
            points = 5,
            order = 20,
            visibility = Visibility.PUBLIC,
            hint = "Does a field keep something from one call to the next, or is there randomness?")
    void sameAnswerTwice(@Submitted Activations submitted, Probes probes) {
        List<Probe> numbers = ActivationsProbes.at(ActivationsProbes.numbers(probes));
        List<Probe> vectors = ActivationsProbes.vectors(probes);
        List<Probe> scores = ActivationsProbes.scores(probes);
        inParts(
                () -> purity(submitted).on("sigmoid").answersTheSameAt(numbers),
                () -> purity(submitted).on("tanh").answersTheSameAt(numbers),
                () -> purity(submitted).on("softplus").answersTheSameAt(numbers),
                () -> purity(submitted).on("lnSigmoid").answersTheSameAt(numbers),
                () -> purity(submitted).on("relu").answersTheSameAt(numbers),
                () -> purity(submitted).on("abs").answersTheSameAt(numbers),
                () -> purity(submitted).on("l1Norm").answersTheSameAt(vectors),
                () -> purity(submitted).on("squaredL2Norm").answersTheSameAt(vectors),
                () -> purity(submitted).on("softmax").answersTheSameAt(scores),
                () -> purity(submitted).on("logSumExp").answersTheSameAt(scores));
    }

    @Check(
            value = "The matrices that you are given stay unchanged",
            points = 5,
            order = 30,
            visibility = Visibility.PUBLIC,
            hint =
                    "Which operations work in place? In EJML, CommonOps.scale and divide do; SimpleMatrix.scale does not.")
    void inputsStayUnchanged(@Submitted Activations submitted, Probes probes) {
        List<Probe> vectors = ActivationsProbes.vectors(probes);
        List<Probe> scores = ActivationsProbes.scores(probes);
        inParts(
                () -> purity(submitted).on("l1Norm").leavesInputsUnchangedAt(vectors),
                () -> purity(submitted).on("l1NormGradient").leavesInputsUnchangedAt(vectors),
                () -> purity(submitted).on("squaredL2Norm").leavesInputsUnchangedAt(vectors),
                () -> purity(submitted).on("squaredL2NormGradient").leavesInputsUnchangedAt(vectors),
                () -> purity(submitted).on("softmax").leavesInputsUnchangedAt(scores),
                () -> purity(submitted).on("logSumExp").leavesInputsUnchangedAt(scores));
    }

    @Check(
            value = "Every call returns new matrices",
            points = 5,
            order = 40,
            visibility = Visibility.PUBLIC,
            hint = "A matrix kept in a field and returned again changes under the hands of the caller.")
    void resultsAreNew(@Submitted Activations submitted, Probes probes) {
        List<Probe> vectors = ActivationsProbes.vectors(probes);
        List<Probe> scores = ActivationsProbes.scores(probes);
        inParts(
                () -> purity(submitted).on("l1NormGradient").returnsNewObjectsAt(vectors),
                () -> purity(submitted).on("squaredL2NormGradient").returnsNewObjectsAt(vectors),
                () -> purity(submitted).on("softmax").returnsNewObjectsAt(scores),
                () -> purity(submitted).on("logSumExp").returnsNewObjectsAt(scores));
    }

    @Check(
            value = "Your functions fit each other",
            points = 10,
            order = 50,
            visibility = Visibility.PUBLIC,
            hint =
                    "Two functions that break an equation cannot both be right. Which of them differs from the handout's table?")
    void identitiesHold(@Submitted Activations submitted, Probes probes) {
        double[] x = ActivationsProbes.numbers(probes);
        inParts(
                () -> identity("sigmoid(x) = (tanh(x/2) + 1) / 2")
                        .holdsAt(x, submitted::sigmoid, at -> (submitted.tanh(at / 2) + 1) / 2),
                () -> identity("lnSigmoid(x) = -softplus(-x)")
                        .holdsAt(x, submitted::lnSigmoid, at -> -submitted.softplus(-at)),
                () -> identity("softplusDerivative(x) = sigmoid(x)")
                        .holdsAt(x, submitted::softplusDerivative, submitted::sigmoid),
                () -> identity("sigmoidDerivative(x) = sigmoid(x) sigmoid(-x)")
                        .holdsAt(x, submitted::sigmoidDerivative, at -> submitted.sigmoid(at) * submitted.sigmoid(-at)),
                () -> identity("lnSigmoidDerivative(x) = sigmoid(-x)")
                        .holdsAt(x, submitted::lnSigmoidDerivative, at -> submitted.sigmoid(-at)),
                () -> identity("tanhDerivative(x) = 1 - tanh(x)^2")
                        .holdsAt(x, submitted::tanhDerivative, at -> 1 - Math.pow(submitted.tanh(at), 2)),
                () -> identity("abs(x) = x sign(x)").holdsAt(x, submitted::abs, at -> at * submitted.sign(at)),
                () -> identity("relu(x) = (x + abs(x)) / 2")
                        .holdsAt(x, submitted::relu, at -> (at + submitted.abs(at)) / 2),
                () -> identity("the first entry of softmax([x, 0]) = sigmoid(x)")
                        .holdsAt(x, at -> first("softmax", submitted.softmax(pair(at))), submitted::sigmoid),
                () -> identity("logSumExp([x, 0]) = softplus(x)")
                        .holdsAt(x, at -> first("logSumExp", submitted.logSumExp(pair(at))), submitted::softplus));
    }

    private static SimpleMatrix pair(double x) {
        return new SimpleMatrix(new double[][] {{x, 0}});
    }

    private static double first(String method, SimpleMatrix result) {
        if (result.getNumElements() == 0) {
            throw new CheckFailed(Finding.of("Activations: the result of " + method + " has no entries."));
        }
        return result.get(0);
    }

    @Check(
            value = "Each derivative is the derivative of your own function",
            points = 15,
            order = 60,
            visibility = Visibility.PUBLIC,
            hint = "Compare (f(x + 0.001) - f(x - 0.001)) / 0.002 with your derivative at the same x.")
    void derivativesAgreeWithTheirFunctions(@Submitted Activations submitted, Probes probes) {
        double[] points = ActivationsProbes.numbers(probes);
        // One of the six sits on the kink, where any slope between those of the two sides is right.
        double[] withKink = points.clone();
        withKink[5] = 0;
        List<Probe> vectors = ActivationsProbes.vectors(probes);
        inParts(
                () -> derivativeCheck(submitted)
                        .of("sigmoid")
                        .by("sigmoidDerivative")
                        .agreesAt(points),
                () -> derivativeCheck(submitted).of("tanh").by("tanhDerivative").agreesAt(points),
                () -> derivativeCheck(submitted)
                        .of("softplus")
                        .by("softplusDerivative")
                        .agreesAt(points),
                () -> derivativeCheck(submitted)
                        .of("lnSigmoid")
                        .by("lnSigmoidDerivative")
                        .agreesAt(points),
                () -> derivativeCheck(submitted).of("relu").by("reluDerivative").agreesAt(withKink),
                () -> derivativeCheck(submitted).of("abs").by("absDerivative").agreesAt(withKink),
                () -> derivativeCheck(submitted)
                        .of("l1Norm")
                        .by("l1NormGradient")
                        .agreesAt(vectors),
                () -> derivativeCheck(submitted)
                        .of("squaredL2Norm")
                        .by("squaredL2NormGradient")
                        .agreesAt(vectors));
    }
}
