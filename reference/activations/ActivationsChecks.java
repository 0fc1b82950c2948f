package org.gradus.assignments.activations;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.inParts;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Check;
import org.gradus.check.CheckFailed;
import org.gradus.check.Evidence;
import org.gradus.check.Finding;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;

/** The checks that compare with the reference; they never leave the trusted side, and neither do their inputs. */
class ActivationsChecks {
    /** Beyond 709.78 the exponential of a double is infinite, below -745.13 it is 0. */
    private static final List<Probe> EXTREMES = ActivationsProbes.at(-1000, -745.2, -709.8, 709.8, 745.2, 1000);

    /** Where {@code 1 + exp(x)} is 1 in double precision, or nearly so. */
    private static final List<Probe> FAR_LEFT = ActivationsProbes.at(-20, -25, -30, -37, -50, -700);

    private static final List<Probe> FAR_RIGHT = ActivationsProbes.at(20, 25, 30, 37, 50, 700);

    private final Activations reference = new ActivationsReference();

    @Check(
            value = "The functions equal the reference",
            points = 10,
            order = 70,
            hint = "Draw the function by hand: what should it be far to the left, at 0, and far to the right?")
    void functionsEqualReference(@Submitted Activations submitted, Probes probes) {
        List<Probe> numbers = ActivationsProbes.at(ActivationsProbes.numbers(probes));
        inParts(
                () -> agrees(submitted, "sigmoid", numbers),
                () -> agrees(submitted, "tanh", numbers),
                () -> agrees(submitted, "softplus", numbers),
                () -> agrees(submitted, "lnSigmoid", numbers),
                () -> agrees(submitted, "relu", numbers),
                () -> agrees(submitted, "abs", numbers),
                () -> agrees(submitted, "sign", numbers));
    }

    @Check(
            value = "The derivatives equal the reference",
            points = 10,
            order = 80,
            hint = "A derivative is asked at the argument x, not at the value of the function.")
    void derivativesEqualReference(@Submitted Activations submitted, Probes probes) {
        List<Probe> numbers = ActivationsProbes.at(ActivationsProbes.numbers(probes));
        inParts(
                () -> agrees(submitted, "sigmoidDerivative", numbers),
                () -> agrees(submitted, "tanhDerivative", numbers),
                () -> agrees(submitted, "softplusDerivative", numbers),
                () -> agrees(submitted, "lnSigmoidDerivative", numbers),
                () -> agrees(submitted, "reluDerivative", numbers),
                () -> agrees(submitted, "absDerivative", numbers));
    }

    @Check(
            value = "The norms and their gradients equal the reference",
            points = 8,
            order = 90,
            hint = "Both norms are sums over all entries; neither has a root, a mean or a factor 1/2.")
    void normsEqualReference(@Submitted Activations submitted, Probes probes) {
        List<Probe> vectors = ActivationsProbes.vectors(probes);
        inParts(
                () -> agrees(submitted, "l1Norm", vectors),
                () -> agrees(submitted, "l1NormGradient", vectors),
                () -> agrees(submitted, "squaredL2Norm", vectors),
                () -> agrees(submitted, "squaredL2NormGradient", vectors));
    }

    @Check(
            value = "Softmax and log-sum-exp equal the reference",
            points = 7,
            order = 100,
            hint = "Both work row by row: what happens in one row does not depend on the others.")
    void softmaxEqualsReference(@Submitted Activations submitted, Probes probes) {
        List<Probe> scores = ActivationsProbes.scores(probes);
        inParts(() -> agrees(submitted, "softmax", scores), () -> agrees(submitted, "logSumExp", scores));
    }

    @Check(
            value = "No overflow with arguments of 1000 and -1000",
            points = 10,
            order = 110,
            hint = "exp(710) is infinite, and so is ln(0). Of which number is the exponential harmless for every x?")
    void staysFiniteOnExtremeArguments(@Submitted Activations submitted, Probes probes) {
        List<Probe> scores = ActivationsProbes.extremeScores(probes);
        inParts(
                () -> agreesApart(submitted, "sigmoid", EXTREMES),
                () -> agreesWithItsFunction(submitted, "sigmoid", "sigmoidDerivative"),
                () -> agreesApart(submitted, "tanh", EXTREMES),
                () -> agreesWithItsFunction(submitted, "tanh", "tanhDerivative"),
                () -> agreesApart(submitted, "softplus", EXTREMES),
                () -> agreesApart(submitted, "softplusDerivative", EXTREMES),
                () -> agreesApart(submitted, "lnSigmoid", EXTREMES),
                () -> agreesApart(submitted, "lnSigmoidDerivative", EXTREMES),
                () -> agreesApart(submitted, "softmax", scores),
                () -> agreesApart(submitted, "logSumExp", scores));
    }

    /** Where the derivative is 0 everywhere an empty method would be right, so it must move near 0 as well. */
    private void agreesWithItsFunction(Activations submitted, String function, String derivative) {
        agrees(submitted, derivative, EXTREMES);
        compare(submitted)
                .with(reference)
                .on(derivative)
                .apartFromOtherMistakes()
                .agreesAt(ActivationsProbes.at(0).get(0).named(function + " at its steepest, x = 0"));
    }

    @Check(
            value = "Small values keep their digits",
            points = 5,
            order = 120,
            hint =
                    "1 + 1e-17 is 1 in double precision. Which method of Math takes the logarithm of 1 + y from y alone?")
    void smallValuesKeepTheirDigits(@Submitted Activations submitted) {
        inParts(
                () -> agreesToTheLastDigit(submitted, "sigmoid", FAR_LEFT),
                () -> agreesToTheLastDigit(submitted, "softplus", FAR_LEFT),
                () -> agreesToTheLastDigit(submitted, "lnSigmoid", FAR_RIGHT));
    }

    private void agrees(Activations submitted, String method, List<Probe> probes) {
        compare(submitted).with(reference).on(method).agreesAt(probes);
    }

    private void agreesApart(Activations submitted, String method, List<Probe> probes) {
        compare(submitted).with(reference).on(method).apartFromOtherMistakes().agreesAt(probes);
    }

    private void agreesToTheLastDigit(Activations submitted, String method, List<Probe> probes) {
        compare(submitted).with(reference).on(method).relativeToItself().agreesAt(probes);
    }

    @Check(
            value = "At a kink the derivative is one of the possible slopes",
            points = 5,
            order = 130,
            hint = "What does your code do with exactly 0? By convention the derivative is 0 there.")
    void derivativesAtKinks(@Submitted Activations submitted) {
        inParts(
                () -> {
                    isBetween("reluDerivative(-2)", submitted.reluDerivative(-2), 0, 0);
                    isBetween("reluDerivative(0)", submitted.reluDerivative(0), 0, 1);
                    isBetween("reluDerivative(3)", submitted.reluDerivative(3), 1, 1);
                },
                () -> {
                    isBetween("absDerivative(-2)", submitted.absDerivative(-2), -1, -1);
                    isBetween("absDerivative(0)", submitted.absDerivative(0), -1, 1);
                    isBetween("absDerivative(3)", submitted.absDerivative(3), 1, 1);
                },
                () -> {
                    isBetween("sign(-2)", submitted.sign(-2), -1, -1);
                    isBetween("sign(0)", submitted.sign(0), 0, 0);
                    isBetween("sign(3)", submitted.sign(3), 1, 1);
                },
                () -> l1GradientAtKinks(submitted));
    }

    private static void l1GradientAtKinks(Activations submitted) {
        SimpleMatrix x = new SimpleMatrix(new double[][] {{0, -2, 0}, {3, 0, -0.5}});
        SimpleMatrix gradient = submitted.l1NormGradient(x);
        if (gradient.getNumRows() != x.getNumRows() || gradient.getNumCols() != x.getNumCols()) {
            throw new CheckFailed(Finding.of("Activations: the result of l1NormGradient must be 2 x 3; yours is "
                    + gradient.getNumRows() + " x " + gradient.getNumCols() + "."));
        }
        for (int i = 0; i < x.getNumElements(); i++) {
            double entry = x.get(i);
            isBetween(
                    "the entry of l1NormGradient where x is " + (entry == 0 ? "0" : Double.toString(entry)),
                    gradient.get(i),
                    entry > 0 ? 1 : -1,
                    entry < 0 ? -1 : 1);
        }
    }

    private static void isBetween(String what, double found, double low, double high) {
        // Written so that NaN, too, fails.
        if (!(found >= low && found <= high)) {
            throw new CheckFailed(Finding.of(
                    "Activations: " + what + " is " + found + "; "
                            + (low == high
                                    ? "expected was " + (int) low + "."
                                    : "every number from " + (int) low + " to " + (int) high
                                            + " is right there, by convention 0."),
                    low == high ? Integer.toString((int) low) : (int) low + " to " + (int) high,
                    Double.toString(found),
                    null));
        }
        Evidence.current().add(Finding.of("Activations: " + what + " is " + found + "."));
    }
}
