package org.gradus.assignments.perceptron;

import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;

/**
 * The reference in matrix form, one small method for each step, so that a known mistake replaces one step. It also answers for a
 * single example, as a batch of one.
 *
 * <p>Formulas: backwards {@code grad_oa = os - onehot(y)}, {@code grad_b2} the mean of its columns, {@code grad_W2 = grad_oa hs' / K},
 * {@code grad_hs = W2' grad_oa}, {@code grad_ha = grad_hs * [ha > 0]} element by element, {@code grad_b1} the mean of its columns,
 * {@code grad_W1 = grad_ha x' / K}, {@code grad_x = W1' grad_ha}. Source: Goodfellow, Bengio and Courville, Deep Learning (2016),
 * section 6.5.4, algorithms 6.3 and 6.4, with examples in columns; elastic net: Zou and Hastie, Regularization and variable selection
 * via the elastic net, J. R. Statist. Soc. B 67 (2005), equation 3, with strengths of its own for each layer. Before any exponential
 * each column of activations is shifted by its own maximum, so activations of any finite size give finite results.
 */
public class PerceptronReference implements MatrixPerceptron {
    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        SimpleMatrix ha = hiddenActivation(x, w1, b1);
        SimpleMatrix hs = rectified(ha);
        SimpleMatrix oa = outputActivation(hs, w2, b2);
        return new ForwardPass(ha, hs, oa, softmax(oa));
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        return backward(forward(x, w1, b1, w2, b2), x, y, w1, w2);
    }

    /** As the method of {@link ExamplePerceptron}. */
    public BackwardPass backward(
            SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        return backward(x, new int[] {label}, w1, b1, w2, b2);
    }

    /** As the method of {@link ExamplePerceptron}. */
    public double loss(SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        return risk(forward(x, w1, b1, w2, b2).oa(), new int[] {label});
    }

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x,
            int[] y,
            SimpleMatrix w1,
            SimpleMatrix b1,
            SimpleMatrix w2,
            SimpleMatrix b2,
            double lambda11,
            double lambda12,
            double lambda21,
            double lambda22) {
        ForwardPass forward = forward(x, w1, b1, w2, b2);
        double risk = risk(forward.oa(), y) + penalty(w1, lambda11, lambda12) + penalty(w2, lambda21, lambda22);
        BackwardPass backward = backward(forward, x, y, w1, w2);
        return new LossAndGradients(
                risk,
                Map.of(
                        "W1", backward.gradW1().plus(penaltyGradient(w1, lambda11, lambda12)),
                        "b1", backward.gradB1(),
                        "W2", backward.gradW2().plus(penaltyGradient(w2, lambda21, lambda22)),
                        "b2", backward.gradB2()));
    }

    /** The way backwards from known intermediate results. */
    protected BackwardPass backward(ForwardPass forward, SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix w2) {
        SimpleMatrix gradOa = outputGradient(forward.os(), y);
        SimpleMatrix gradHs = hiddenGradient(w2, gradOa);
        SimpleMatrix gradHa = rectifierGradient(gradHs, forward.ha());
        return new BackwardPass(
                gradOa,
                biasGradient(gradOa),
                weightGradient(gradOa, forward.hs()),
                gradHs,
                gradHa,
                biasGradient(gradHa),
                weightGradient(gradHa, x),
                inputGradient(w1, gradHa));
    }

    /** Returns {@code ha = W1 x + b1}, {@code dh x K}. */
    protected SimpleMatrix hiddenActivation(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1) {
        return affine(w1, x, b1);
    }

    /** Returns {@code oa = W2 hs + b2}, {@code m x K}. */
    protected SimpleMatrix outputActivation(SimpleMatrix hs, SimpleMatrix w2, SimpleMatrix b2) {
        return affine(w2, hs, b2);
    }

    /** Returns {@code weights inputs + biases}, the column of biases added to each column. */
    protected SimpleMatrix affine(SimpleMatrix weights, SimpleMatrix inputs, SimpleMatrix biases) {
        return weights.mult(inputs).elementOp((int row, int column, double value) -> value + biases.get(row));
    }

    /** Returns {@code rect(ha) = max(ha, 0)}. */
    protected SimpleMatrix rectified(SimpleMatrix ha) {
        return ha.elementOp((int row, int column, double value) -> Math.max(value, 0));
    }

    /** Returns the softmax of each column: positive, with sum 1. */
    protected SimpleMatrix softmax(SimpleMatrix oa) {
        SimpleMatrix os = new SimpleMatrix(oa.getNumRows(), oa.getNumCols());
        for (int k = 0; k < os.getNumCols(); k++) {
            double shift = shift(oa, k);
            double sum = 0;
            for (int j = 0; j < os.getNumRows(); j++) {
                os.set(j, k, Math.exp(oa.get(j, k) - shift));
                sum += os.get(j, k);
            }
            for (int j = 0; j < os.getNumRows(); j++) {
                os.set(j, k, os.get(j, k) / sum);
            }
        }
        return os;
    }

    /** Returns what is subtracted from column {@code k} before the exponential: the column's maximum. */
    protected double shift(SimpleMatrix oa, int k) {
        double maximum = oa.get(0, k);
        for (int j = 1; j < oa.getNumRows(); j++) {
            maximum = Math.max(maximum, oa.get(j, k));
        }
        return maximum;
    }

    /** Returns the mean over the examples of {@link #exampleLoss}. */
    protected double risk(SimpleMatrix oa, int[] y) {
        double sum = 0;
        for (int k = 0; k < y.length; k++) {
            sum += exampleLoss(oa, k, y[k]);
        }
        return sum / y.length;
    }

    /** Returns {@code -ln os_label = ln sum_j exp(oa_j) - oa_label} of example {@code k}. */
    protected double exampleLoss(SimpleMatrix oa, int k, int label) {
        double shift = shift(oa, k);
        double sum = 0;
        for (int j = 0; j < oa.getNumRows(); j++) {
            sum += Math.exp(oa.get(j, k) - shift);
        }
        return shift + Math.log(sum) - oa.get(label, k);
    }

    /** Returns {@code os - onehot(y)}, {@code m x K}. */
    protected SimpleMatrix outputGradient(SimpleMatrix os, int[] y) {
        SimpleMatrix gradient = os.copy();
        for (int k = 0; k < y.length; k++) {
            gradient.set(y[k], k, gradient.get(y[k], k) - 1);
        }
        return gradient;
    }

    /** Returns {@code W2' grad_oa}, {@code dh x K}. */
    protected SimpleMatrix hiddenGradient(SimpleMatrix w2, SimpleMatrix gradOa) {
        return w2.transpose().mult(gradOa);
    }

    /** Returns {@code grad_ha}, {@code dh x K}: what comes back to the hidden units passes only where they were active. */
    protected SimpleMatrix rectifierGradient(SimpleMatrix gradHs, SimpleMatrix ha) {
        return gradHs.elementOp((int row, int column, double value) -> ha.get(row, column) > 0 ? value : 0);
    }

    /** Returns {@code W1' grad_ha}, {@code d x K}. */
    protected SimpleMatrix inputGradient(SimpleMatrix w1, SimpleMatrix gradHa) {
        return w1.transpose().mult(gradHa);
    }

    /** Returns {@code gradient inputs' / K}: the mean gradient of one layer's weights. */
    protected SimpleMatrix weightGradient(SimpleMatrix gradient, SimpleMatrix inputs) {
        return gradient.mult(inputs.transpose()).divide(gradient.getNumCols());
    }

    /** Returns the mean of the columns: the mean gradient of one layer's biases. */
    protected SimpleMatrix biasGradient(SimpleMatrix gradient) {
        return gradient.mult(SimpleMatrix.ones(gradient.getNumCols(), 1)).divide(gradient.getNumCols());
    }

    /** Returns {@code first sum|w| + second sum w^2} of one layer. */
    protected double penalty(SimpleMatrix weights, double first, double second) {
        return first
                        * weights.elementOp((int row, int column, double value) -> Math.abs(value))
                                .elementSum()
                + second * weights.elementPower(2).elementSum();
    }

    /** Returns {@code first sign(w) + 2 second w} of one layer, with {@code sign(0) = 0}. */
    protected SimpleMatrix penaltyGradient(SimpleMatrix weights, double first, double second) {
        return weights.elementOp(
                (int row, int column, double value) -> first * Math.signum(value) + 2 * second * value);
    }
}
