package org.gradus.assignments.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;
import org.gradus.diagnosis.Slip;
import org.gradus.diagnosis.Terms;
import org.gradus.diagnosis.Variants;

/**
 * What students make of a net's loss and gradients: other forward passes, other derivatives by the scores, other ways through the
 * rectifier, other inputs of the weights' gradients. Wrong factors need no name here.
 */
public final class NetVariants implements Variants {
    private static final Slip TRUE_SCORE_MISSING = Slip.of(
                    "true-score-missing",
                    "The score of the true class is missing in the loss, and the -1 at the true class in the gradients.",
                    "Write down the derivative of the loss by the scores of one example, once for the true class and once for another one.")
            .inLoss("The score of the true class is missing: your loss is the mean of log(sum of exponentials) alone.")
            .inGradient("The -1 at the true class is missing: your derivative by the scores is P instead of P - Y.");
    private static final Slip MAXIMUM_NOT_ADDED_BACK = Slip.of(
            "maximum-not-added-back",
            "The maximum is subtracted in the exponents of your loss, but not from the score of the true class: it does not cancel.",
            "The logarithm of sum(exp(s)) is the maximum plus that of sum(exp(s - maximum)). What happens to that first maximum?");
    private static final Slip LABEL_OFF_BY_ONE = Slip.of(
                    "label-off-by-one",
                    "Your loss and your gradients take the class after the true one.",
                    "Are the labels counted from 0 or from 1?")
            .inLoss("Your loss takes the class after the true one.")
            .inGradient("Your gradients take the class after the true one.");
    private static final Slip EXTRA_SLOPE = Slip.of(
            "extra-p-times-1-minus-p",
            "The derivative by the scores is multiplied by p(1 - p), which belongs to the squared error.",
            "The derivative of cross-entropy and softmax together is shorter than the two one after the other. Which factors cancel?");
    private static final Slip ONLY_TRUE_CLASS = Slip.of(
            "only-true-class",
            "Only the score of the true class gets a derivative; the others get theirs through the denominator, and it is missing.",
            "By how many scores of an example does the sum in the denominator change its value?");
    private static final Slip NOT_NORMALISED = Slip.of(
            "not-normalised", "The exponentials are not divided by their sum.", "Does each row of your P sum to 1?");

    private static final Slip MASK_MISSING = Slip.of(
            "mask-missing",
            "On the way back everything passes the rectifier, also where a unit was not active.",
            "What is the derivative of max(a, 0) where a is negative?");
    private static final Slip MASK_FROM_DELTA = Slip.of(
            "mask-from-backward-signal",
            "On the way back the rectifier looks at the sign of what comes back, not at the sign of the pre-activation.",
            "Which matrix decides where a unit was active?");
    private static final Slip ACTIVATION_FOR_MASK = Slip.of(
            "activation-instead-of-mask",
            "What comes back is multiplied by the activations instead of by 0 and 1.",
            "What is the derivative of max(a, 0) where a is positive?");
    private static final Slip MASK_INVERTED = Slip.of(
            "mask-inverted",
            "What comes back passes exactly where a unit was not active.",
            "For which sign of the pre-activation is the derivative of the rectifier 1?");
    private static final Slip SIGMOID_SLOPE = Slip.of(
            "sigmoid-slope",
            "The derivative of the rectifier is taken to be r(1 - r), which is that of the sigmoid.",
            "Whose derivative do you use on the way back?");
    private static final Slip TANH_SLOPE = Slip.of(
            "tanh-slope",
            "The derivative of the rectifier is taken to be 1 - r^2, which is that of tanh.",
            "Whose derivative do you use on the way back?");
    private static final Slip INPUT_FOR_MASK = Slip.of(
            "preactivation-instead-of-mask",
            "What comes back is multiplied by the pre-activations instead of by 0 and 1.",
            "What is the derivative of max(a, 0) where a is positive?");
    private static final Slip LEAKY_BACKWARDS = Slip.of(
            "leaky-backwards",
            "On the way back the rectifier leaks one hundredth where a unit was not active.",
            "Do the way there and the way back use the same rectifier?");

    private static final Slip W2_SEES_PREACTIVATION = Slip.of(
            "second-layer-sees-preactivation",
            "The gradient of W2 is made with the pre-activations instead of the activations.",
            "By which matrix is W2 multiplied on the way forwards?");
    private static final Slip FIRST_EXAMPLE_BIAS = Slip.of(
            "bias-gradient-of-first-example",
            "The gradients of the biases are those of the first example alone.",
            "A bias is added to every row. Over what does its gradient sum?");
    private static final Slip UNTRANSPOSED = Slip.of(
            "second-weights-not-transposed",
            "On the way back the scores' gradient is multiplied by W2 instead of its transpose.",
            "Which product has the shape of the hidden layer when sizes differ?");
    private static final Slip W2_UPDATED = Slip.of(
            "second-layer-updated-first",
            "W2 has already been updated when the gradient of the first layer is computed with it.",
            "Compute all gradients before you change any weight.");

    private static final Slip NO_RECTIFIER = Slip.of(
            "no-rectifier",
            "There is no rectifier between the layers.",
            "What is done to the pre-activations on the way forwards?");
    private static final Slip FIRST_BIAS_LEFT_OUT = Slip.of(
            "first-bias-left-out",
            "The first bias is not added on the way forwards.",
            "Print the pre-activations of zero examples.");
    private static final Slip SECOND_BIAS_LEFT_OUT = Slip.of(
            "second-bias-left-out",
            "The second bias is not added on the way forwards.",
            "Print the scores of zero activations.");
    private static final Slip LEAKY_FORWARDS = Slip.of(
                    "leaky-forwards",
                    "The rectifier leaks one hundredth on the way forwards.",
                    "Do the way there and the way back use the same rectifier?")
            .asContradiction();

    private static final Slip BIASES_PENALISED = Slip.of(
                    "biases-penalised",
                    "The biases are penalised; here only the weights are.",
                    "Which parameters stand in the penalty of the handout?")
            .inLoss("Your loss penalises the biases; here only the weights are penalised.")
            .inGradient("Your gradients penalise the biases; here only the weights are penalised.")
            .asConvention();
    private static final Slip W2_NOT_PENALISED = Slip.of(
                    "second-layer-not-penalised",
                    "W2 is not penalised, W1 is.",
                    "Which parameters stand in the penalty of the handout?")
            .inLoss("W2 is missing in the penalty of your loss.")
            .inGradient("The penalty is missing in the gradient of W2.");
    private static final Slip W1_NOT_PENALISED = Slip.of(
                    "first-layer-not-penalised",
                    "W1 is not penalised, W2 is.",
                    "Which parameters stand in the penalty of the handout?")
            .inLoss("W1 is missing in the penalty of your loss.")
            .inGradient("The penalty is missing in the gradient of W1.");
    private static final Slip ABSOLUTE_VALUES = Slip.of(
                    "absolute-values",
                    "The penalty is of absolute values (L1) instead of squares.",
                    "Is the penalty made of squares or of absolute values?")
            .inGradient("The gradient of your penalty is the sign of the weights, which belongs to absolute values.")
            .asConvention();
    private static final Slip WITHOUT_REG = Slip.of(
            "penalty-without-reg",
            "The penalty is not multiplied by reg.",
            "What becomes of your penalty if reg is 0?");

    /** A forward pass. */
    private record Pass(SimpleMatrix x, SimpleMatrix a, SimpleMatrix r, SimpleMatrix s, SimpleMatrix w2) {
        static Pass of(Probe probe, SimpleMatrix b1, SimpleMatrix b2, double leak) {
            SimpleMatrix a = affine(probe.matrix("x"), probe.matrix("w1"), b1);
            SimpleMatrix r = a.elementOp((int i, int j, double value) -> value > 0 ? value : leak * value);
            return new Pass(probe.matrix("x"), a, r, affine(r, probe.matrix("w2"), b2), probe.matrix("w2"));
        }
    }

    /** A matrix and the slips that made it. */
    private record Made(SimpleMatrix matrix, Slip... slips) {
        Made with(SimpleMatrix other, Slip... more) {
            List<Slip> all = new ArrayList<>(Arrays.asList(slips));
            all.addAll(Arrays.asList(more));
            return new Made(other, all.toArray(Slip[]::new));
        }
    }

    @Override
    public Class<?> role() {
        return TwoLayerNet.class;
    }

    @Override
    public void describe(Probe probe, Terms terms) {
        SimpleMatrix w1 = probe.matrix("w1");
        SimpleMatrix w2 = probe.matrix("w2");
        SimpleMatrix b1 = probe.matrix("b1");
        SimpleMatrix b2 = probe.matrix("b2");
        int[] y = probe.labels("y");
        int n = y.length;
        int c = w2.getNumCols();
        terms.size("n", "number of examples", n)
                .size("d", "number of features", w1.getNumRows())
                .size("h", "number of hidden units", w1.getNumCols())
                .size("c", "number of classes", c)
                .averagedOver("n");
        Pass pass = Pass.of(probe, b1, b2, 0);
        int[] next = Arrays.stream(y).map(label -> (label + 1) % c).toArray();
        terms.data("loss", loss(pass.s(), y))
                .data("loss", loss(pass.s(), new int[0]), TRUE_SCORE_MISSING)
                .data("loss", loss(pass.s(), y) - meanMaximum(pass.s()), MAXIMUM_NOT_ADDED_BACK)
                .data("loss", loss(pass.s(), next), LABEL_OFF_BY_ONE);
        SimpleMatrix p = probabilities(pass.s());
        SimpleMatrix right = p.minus(oneHot(y, c));
        SimpleMatrix truth = oneHot(y, c);
        List<Made> deltas = List.of(
                new Made(right),
                new Made(p, TRUE_SCORE_MISSING),
                new Made(p.minus(oneHot(next, c)), LABEL_OFF_BY_ONE),
                new Made(right.elementMult(p.elementMult(p.negative().plus(1))), EXTRA_SLOPE),
                new Made(right.elementMult(truth), ONLY_TRUE_CLASS),
                new Made(
                        pass.s()
                                .elementOp((int i, int j, double score) ->
                                        Math.exp(score - pass.s().getRow(i).elementMax()))
                                .minus(truth),
                        NOT_NORMALISED));
        for (Made delta : deltas) {
            Made mean = delta.with(delta.matrix().divide(n));
            secondLayer(pass, mean, terms);
            firstLayer(pass, mean, true, terms);
        }
        extras(pass, right.divide(n), w2, probe.number("reg"), terms);
        Map<Slip, Pass> passes = new LinkedHashMap<>();
        passes.put(NO_RECTIFIER, Pass.of(probe, b1, b2, 1));
        passes.put(FIRST_BIAS_LEFT_OUT, Pass.of(probe, b1.scale(0), b2, 0));
        passes.put(SECOND_BIAS_LEFT_OUT, Pass.of(probe, b1, b2.scale(0), 0));
        passes.put(LEAKY_FORWARDS, Pass.of(probe, b1, b2, 0.01));
        passes.forEach((slip, other) -> {
            terms.data("loss", loss(other.s(), y), slip);
            Made delta = new Made(probabilities(other.s()).minus(truth).divide(n), slip);
            plainSecondLayer(other, delta, terms);
            if (slip == NO_RECTIFIER) {
                Made back = delta.with(delta.matrix().mult(w2.transpose()));
                weights("gradients.W1", other.x(), back, terms);
                biases("gradients.b1", back, terms);
            } else {
                firstLayer(other, delta, false, terms);
            }
        });
        penalties(probe, terms);
    }

    private static void secondLayer(Pass pass, Made delta, Terms terms) {
        plainSecondLayer(pass, delta, terms);
        terms.data(
                "gradients.W2",
                pass.a().transpose().mult(delta.matrix()),
                delta.with(pass.a(), W2_SEES_PREACTIVATION).slips());
        terms.data(
                "gradients.b2",
                delta.matrix().rows(0, 1),
                delta.with(pass.a(), FIRST_EXAMPLE_BIAS).slips());
    }

    private static void plainSecondLayer(Pass pass, Made delta, Terms terms) {
        weights("gradients.W2", pass.r(), delta, terms);
        biases("gradients.b2", delta, terms);
    }

    private static void firstLayer(Pass pass, Made delta, boolean allMasks, Terms terms) {
        SimpleMatrix back = delta.matrix().mult(pass.w2().transpose());
        SimpleMatrix a = pass.a();
        SimpleMatrix r = pass.r();
        SimpleMatrix mask = a.elementOp((int i, int j, double value) -> value > 0 ? 1 : 0);
        List<Made> made = new ArrayList<>(List.of(delta.with(back.elementMult(mask))));
        if (allMasks) {
            made.add(delta.with(back, MASK_MISSING));
            made.add(delta.with(back.elementOp((int i, int j, double value) -> Math.max(value, 0)), MASK_FROM_DELTA));
            made.add(delta.with(back.elementMult(r), ACTIVATION_FOR_MASK));
            made.add(delta.with(back.minus(back.elementMult(mask)), MASK_INVERTED));
            made.add(delta.with(back.elementMult(r).elementMult(r.negative().plus(1)), SIGMOID_SLOPE));
            made.add(delta.with(back.elementMult(r.elementPower(2).negative().plus(1)), TANH_SLOPE));
            made.add(delta.with(back.elementMult(a), INPUT_FOR_MASK));
            made.add(delta.with(back.elementMult(mask.scale(0.99).plus(0.01)), LEAKY_BACKWARDS));
            boolean square = pass.w2().getNumRows() == pass.w2().getNumCols();
            made.add(delta.with(
                    square
                            ? delta.matrix().mult(pass.w2()).elementMult(mask)
                            : SimpleMatrix.filled(a.getNumRows(), a.getNumCols(), Double.NaN),
                    UNTRANSPOSED));
        }
        for (Made one : made) {
            weights("gradients.W1", pass.x(), one, terms);
            biases("gradients.b1", one, terms);
            if (allMasks) {
                terms.data(
                        "gradients.b1",
                        one.matrix().rows(0, 1),
                        one.with(one.matrix(), FIRST_EXAMPLE_BIAS).slips());
            }
        }
    }

    /** What an updated W2 adds to the first layer's gradients, for a learning rate of -1. */
    private static void extras(Pass pass, SimpleMatrix delta, SimpleMatrix w2, double reg, Terms terms) {
        SimpleMatrix update = pass.r().transpose().mult(delta).plus(w2.scale(reg));
        SimpleMatrix mask = pass.a().elementOp((int i, int j, double value) -> value > 0 ? 1 : 0);
        SimpleMatrix more = delta.mult(update.transpose()).elementMult(mask);
        terms.extra("gradients.W1", pass.x().transpose().mult(more), W2_UPDATED);
        terms.extra("gradients.b1", columnSums(more), W2_UPDATED);
    }

    private static void penalties(Probe probe, Terms terms) {
        double reg = probe.number("reg");
        SimpleMatrix w1 = probe.matrix("w1");
        SimpleMatrix w2 = probe.matrix("w2");
        SimpleMatrix b1 = probe.matrix("b1");
        SimpleMatrix b2 = probe.matrix("b2");
        double weights = squares(w1) + squares(w2);
        terms.penalty("loss", 0.5 * reg * weights)
                .penalty("loss", 0.5 * reg * (weights + squares(b1) + squares(b2)), BIASES_PENALISED)
                .penalty("loss", 0.5 * reg * squares(w1), W2_NOT_PENALISED)
                .penalty("loss", 0.5 * reg * squares(w2), W1_NOT_PENALISED)
                .penalty("loss", reg * (absolute(w1) + absolute(w2)), ABSOLUTE_VALUES)
                .penalty("loss", 0.5 * weights, WITHOUT_REG);
        penalties("gradients.W1", w1, W1_NOT_PENALISED, reg, terms);
        penalties("gradients.W2", w2, W2_NOT_PENALISED, reg, terms);
        terms.penalty("gradients.b1", b1.scale(0)).penalty("gradients.b1", b1.scale(reg), BIASES_PENALISED);
        terms.penalty("gradients.b2", b2.scale(0)).penalty("gradients.b2", b2.scale(reg), BIASES_PENALISED);
    }

    private static void penalties(String part, SimpleMatrix w, Slip missing, double reg, Terms terms) {
        terms.penalty(part, w.scale(reg))
                .penalty(part, w.scale(0), missing)
                .penalty(part, w.elementOp((int i, int j, double weight) -> reg * Math.signum(weight)), ABSOLUTE_VALUES)
                .penalty(part, w, WITHOUT_REG);
    }

    private static void weights(String part, SimpleMatrix inputs, Made delta, Terms terms) {
        terms.data(part, inputs.transpose().mult(delta.matrix()), delta.slips());
    }

    private static void biases(String part, Made delta, Terms terms) {
        terms.data(part, columnSums(delta.matrix()), delta.slips());
    }

    private static SimpleMatrix columnSums(SimpleMatrix delta) {
        return SimpleMatrix.ones(1, delta.getNumRows()).mult(delta);
    }

    private static SimpleMatrix affine(SimpleMatrix inputs, SimpleMatrix weights, SimpleMatrix biases) {
        return inputs.mult(weights).elementOp((int i, int j, double value) -> value + biases.get(j));
    }

    /** The mean over the rows of their largest entries. */
    private static double meanMaximum(SimpleMatrix s) {
        double sum = 0;
        for (int i = 0; i < s.getNumRows(); i++) {
            sum += s.getRow(i).elementMax();
        }
        return sum / s.getNumRows();
    }

    /** The mean of log-sum-exp minus the labelled score; without labels nothing is subtracted. */
    private static double loss(SimpleMatrix s, int[] y) {
        double sum = 0;
        for (int i = 0; i < s.getNumRows(); i++) {
            double shift = s.getRow(i).elementMax();
            double exponentials = 0;
            for (int j = 0; j < s.getNumCols(); j++) {
                exponentials += Math.exp(s.get(i, j) - shift);
            }
            sum += shift + Math.log(exponentials) - (y.length == 0 ? 0 : s.get(i, y[i]));
        }
        return sum / s.getNumRows();
    }

    private static SimpleMatrix probabilities(SimpleMatrix s) {
        SimpleMatrix p = new SimpleMatrix(s.getNumRows(), s.getNumCols());
        for (int i = 0; i < s.getNumRows(); i++) {
            double shift = s.getRow(i).elementMax();
            double sum = 0;
            for (int j = 0; j < s.getNumCols(); j++) {
                p.set(i, j, Math.exp(s.get(i, j) - shift));
                sum += p.get(i, j);
            }
            for (int j = 0; j < s.getNumCols(); j++) {
                p.set(i, j, p.get(i, j) / sum);
            }
        }
        return p;
    }

    private static SimpleMatrix oneHot(int[] y, int classes) {
        SimpleMatrix truth = new SimpleMatrix(y.length, classes);
        for (int i = 0; i < y.length; i++) {
            truth.set(i, y[i], 1);
        }
        return truth;
    }

    private static double squares(SimpleMatrix matrix) {
        return matrix.elementPower(2).elementSum();
    }

    private static double absolute(SimpleMatrix matrix) {
        return matrix.elementOp((int i, int j, double value) -> Math.abs(value)).elementSum();
    }
}
