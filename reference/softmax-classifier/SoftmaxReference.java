package org.gradus.assignments.softmax;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/**
 * The reference in matrix form, one small method for each term of the formulas, so that a known mistake replaces one term.
 *
 * <p>Formulas: with {@code S = X W} and {@code P_ij = exp(s_ij) / sum_k exp(s_ik)} the loss is {@code (1/n) sum_i -log P_i,y_i +
 * reg/2 * sum(W^2)} and {@code dL/dS = (P - Y)/n}, {@code dL/dW = X' dL/dS + reg W}, {@code dL/dX = dL/dS W'}, where {@code Y}
 * holds a 1 at each true class. Source: Bishop, Pattern Recognition and Machine Learning (2006), section 4.3.4, equations 4.108
 * and 4.109, here as a mean over the examples. Before any exponential each row of scores is shifted by its own maximum (log-sum-exp:
 * Blanchard, Higham and Higham, Accurately computing the log-sum-exp and softmax functions, IMA J. Numer. Anal. 41, 2021), so
 * scores of any finite size give finite results.
 */
public class SoftmaxReference implements VectorizedSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        SimpleMatrix scores = scores(w, x);
        double loss = dataLoss(scores, y) + penalty(w, reg);
        SimpleMatrix gradient = dataGradient(x, scoreGradient(scores, y)).plus(penaltyGradient(w, reg));
        return new LossAndGradient(loss, gradient);
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return scoreGradient(scores(w, x), y).mult(w.transpose());
    }

    /** Returns {@code S = X W}, {@code n x c}. */
    protected SimpleMatrix scores(SimpleMatrix w, SimpleMatrix x) {
        return x.mult(w);
    }

    /** Returns the mean over the examples of {@link #exampleLoss}. */
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += exampleLoss(scores, i, y[i]);
        }
        return sum / y.length;
    }

    /** Returns {@code log sum_j exp(s_ij) - s_i,label}, the loss of example {@code i}. */
    protected double exampleLoss(SimpleMatrix scores, int i, int label) {
        return logSumExp(scores, i) - scores.get(i, label);
    }

    /** Returns {@code reg/2 * sum(W^2)}. */
    protected double penalty(SimpleMatrix w, double reg) {
        return 0.5 * reg * w.elementPower(2).elementSum();
    }

    /** Returns {@code dL/dS = (P - Y)/n}, {@code n x c}. */
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return probabilities(scores).minus(oneHot(scores, y)).divide(y.length);
    }

    /** Returns {@code X' dL/dS}, {@code d x c}: the gradient without its penalty. */
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return x.transpose().mult(scoreGradient);
    }

    /** Returns {@code reg W}, {@code d x c}. */
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        return w.scale(reg);
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

    /** Returns {@code Y}, {@code n x c}: 1 at the true class of each example, else 0. */
    protected SimpleMatrix oneHot(SimpleMatrix scores, int[] y) {
        SimpleMatrix indicator = new SimpleMatrix(scores.getNumRows(), scores.getNumCols());
        for (int i = 0; i < y.length; i++) {
            indicator.set(i, y[i], 1);
        }
        return indicator;
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
