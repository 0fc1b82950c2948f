package org.gradus.assignments.net;

import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;

/**
 * The reference, one small method for each step of backpropagation, so that a known mistake replaces one step.
 *
 * <p>Formulas: forwards {@code A = X W1 + b1}, {@code R = max(A, 0)}, {@code S = R W2 + b2}, {@code P} the softmax of {@code S};
 * backwards {@code dL/dS = (P - Y)/n}, {@code dL/dW2 = R' dL/dS + reg W2}, {@code dL/db2} the column sums of {@code dL/dS}, {@code
 * dL/dA = (dL/dS W2') * [A > 0]} element by element, {@code dL/dW1 = X' dL/dA + reg W1}, {@code dL/db1} the column sums of {@code
 * dL/dA}, {@code dL/dX = dL/dA W1'}. Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.5.4, algorithms 6.3
 * and 6.4, with examples in rows and as a mean over them. Before any exponential each row of scores is shifted by its own maximum, so
 * scores of any finite size give finite results.
 */
public class TwoLayerNetReference implements TwoLayerNet {
    @Override
    public SimpleMatrix scores(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        return affine(rectified(affine(x, w1, b1)), w2, b2);
    }

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        SimpleMatrix preactivation = affine(x, w1, b1);
        SimpleMatrix hidden = rectified(preactivation);
        SimpleMatrix scores = affine(hidden, w2, b2);
        double loss = dataLoss(scores, y) + penalty(w1, reg) + penalty(w2, reg);

        SimpleMatrix scoreGradient = scoreGradient(scores, y);
        SimpleMatrix hiddenGradient = scoreGradient.mult(w2.transpose());
        SimpleMatrix preactivationGradient = preactivationGradient(hiddenGradient, preactivation);
        return new LossAndGradients(
                loss,
                Map.of(
                        "W1", weightGradient(x, preactivationGradient).plus(penaltyGradient(w1, reg)),
                        "b1", biasGradient(preactivationGradient),
                        "W2", weightGradient(hidden, scoreGradient).plus(penaltyGradient(w2, reg)),
                        "b2", biasGradient(scoreGradient),
                        "X", inputGradient(preactivationGradient, w1)));
    }

    /** Returns {@code inputs weights + biases}, the row of biases added to each row. */
    protected SimpleMatrix affine(SimpleMatrix inputs, SimpleMatrix weights, SimpleMatrix biases) {
        return inputs.mult(weights).elementOp((int row, int column, double value) -> value + biases.get(column));
    }

    /** Returns {@code max(A, 0)}. */
    protected SimpleMatrix rectified(SimpleMatrix preactivation) {
        return preactivation.elementOp((int row, int column, double value) -> Math.max(value, 0));
    }

    /** Returns the mean over the examples of {@code log sum_j exp(s_ij) - s_i,y_i}. */
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += logSumExp(scores, i) - scores.get(i, y[i]);
        }
        return sum / y.length;
    }

    /** Returns {@code reg/2 * sum(W^2)} of one layer. */
    protected double penalty(SimpleMatrix weights, double reg) {
        return 0.5 * reg * weights.elementPower(2).elementSum();
    }

    /** Returns {@code dL/dS = (P - Y)/n}, {@code n x c}. */
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix gradient = probabilities(scores);
        for (int i = 0; i < y.length; i++) {
            gradient.set(i, y[i], gradient.get(i, y[i]) - 1);
        }
        return gradient.divide(y.length);
    }

    /** Returns {@code dL/dA}, {@code n x h}: what comes back to the hidden units passes only where they were active. */
    protected SimpleMatrix preactivationGradient(SimpleMatrix hiddenGradient, SimpleMatrix preactivation) {
        return hiddenGradient.elementOp(
                (int row, int column, double value) -> preactivation.get(row, column) > 0 ? value : 0);
    }

    /** Returns {@code inputs' delta}: the gradient of one layer's weights, without its penalty. */
    protected SimpleMatrix weightGradient(SimpleMatrix inputs, SimpleMatrix delta) {
        return inputs.transpose().mult(delta);
    }

    /** Returns the column sums of {@code delta}, one row: the gradient of one layer's biases. */
    protected SimpleMatrix biasGradient(SimpleMatrix delta) {
        return SimpleMatrix.ones(1, delta.getNumRows()).mult(delta);
    }

    /** Returns {@code dL/dX = dL/dA W1'}, {@code n x d}. */
    protected SimpleMatrix inputGradient(SimpleMatrix preactivationGradient, SimpleMatrix w1) {
        return preactivationGradient.mult(w1.transpose());
    }

    /** Returns {@code reg W} of one layer. */
    protected SimpleMatrix penaltyGradient(SimpleMatrix weights, double reg) {
        return weights.scale(reg);
    }

    /** Returns {@code P}, {@code n x c}: positive, each row with sum 1. */
    protected SimpleMatrix probabilities(SimpleMatrix scores) {
        SimpleMatrix p = new SimpleMatrix(scores.getNumRows(), scores.getNumCols());
        for (int i = 0; i < p.getNumRows(); i++) {
            double shift = shift(scores, i);
            double sum = 0;
            for (int j = 0; j < p.getNumCols(); j++) {
                p.set(i, j, Math.exp(scores.get(i, j) - shift));
                sum += p.get(i, j);
            }
            for (int j = 0; j < p.getNumCols(); j++) {
                p.set(i, j, p.get(i, j) / sum);
            }
        }
        return p;
    }

    /** Returns {@code log sum_j exp(s_ij)} of one row. */
    protected double logSumExp(SimpleMatrix scores, int i) {
        double shift = shift(scores, i);
        double sum = 0;
        for (int j = 0; j < scores.getNumCols(); j++) {
            sum += Math.exp(scores.get(i, j) - shift);
        }
        return shift + Math.log(sum);
    }

    /** Returns what is subtracted from row {@code i} before the exponential: the row's maximum. */
    protected double shift(SimpleMatrix scores, int i) {
        return scores.getRow(i).elementMax();
    }
}
