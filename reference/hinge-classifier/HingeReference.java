package org.gradus.assignments.hinge;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/**
 * The reference in matrix form, one small method for each term of the formulas, so that a known mistake replaces one term.
 *
 * <p>Formulas: with {@code S = X W} and margins {@code m_ij = s_ij - s_i,y_i + delta} for {@code j != y_i} the loss is {@code (1/n)
 * sum_i sum_{j != y_i} max(0, m_ij) + reg/2 * sum(W^2)}. {@code dL/dS} is {@code 1/n} at each violated margin ({@code m_ij > 0}),
 * minus their count over {@code n} at the true class, and 0 elsewhere; {@code dL/dW = X' dL/dS + reg W}, {@code dL/dX = dL/dS W'}.
 * Source: Weston and Watkins, Support vector machines for multi-class pattern recognition (ESANN 1999), with a free margin instead of
 * 2, as a mean over the examples. Where a margin is exactly 0 the subgradient 0 is taken.
 */
public class HingeReference implements VectorizedHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        SimpleMatrix scores = scores(w, x);
        double loss = dataLoss(scores, y, delta) + penalty(w, reg);
        SimpleMatrix gradient = dataGradient(x, scoreGradient(scores, y, delta)).plus(penaltyGradient(w, reg));
        return new LossAndGradient(loss, gradient);
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y, double delta) {
        return scoreGradient(scores(w, x), y, delta).mult(w.transpose());
    }

    /** Returns {@code S = X W}, {@code n x c}. */
    protected SimpleMatrix scores(SimpleMatrix w, SimpleMatrix x) {
        return x.mult(w);
    }

    /** Returns the mean over the examples of their positive margins' sum. */
    protected double dataLoss(SimpleMatrix scores, int[] y, double delta) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < scores.getNumCols(); j++) {
                if (j != y[i]) {
                    sum += Math.max(0, margin(scores, i, j, y[i], delta));
                }
            }
        }
        return sum / y.length;
    }

    /** Returns {@code reg/2 * sum(W^2)}. */
    protected double penalty(SimpleMatrix w, double reg) {
        return 0.5 * reg * w.elementPower(2).elementSum();
    }

    /** Returns {@code dL/dS}, {@code n x c}; each row has sum 0. */
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y, double delta) {
        SimpleMatrix gradient = new SimpleMatrix(scores.getNumRows(), scores.getNumCols());
        for (int i = 0; i < y.length; i++) {
            double slopes = 0;
            for (int j = 0; j < scores.getNumCols(); j++) {
                if (j != y[i]) {
                    double slope = slope(margin(scores, i, j, y[i], delta));
                    gradient.set(i, j, slope / y.length);
                    slopes += slope;
                }
            }
            gradient.set(i, y[i], trueClassSlope(slopes) / y.length);
        }
        return gradient;
    }

    /** Returns {@code X' dL/dS}, {@code d x c}: the gradient without its penalty. */
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return x.transpose().mult(scoreGradient);
    }

    /** Returns {@code reg W}, {@code d x c}. */
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        return w.scale(reg);
    }

    /** Returns {@code s_ij - s_i,label + delta}. */
    protected double margin(SimpleMatrix scores, int i, int j, int label, double delta) {
        return scores.get(i, j) - scores.get(i, label) + delta;
    }

    /** Returns the derivative of {@code max(0, margin)}: 1 for a violated margin, else 0. */
    protected double slope(double margin) {
        return margin > 0 ? 1 : 0;
    }

    /** Returns the entry of the true class: every violated margin holds its score once, with a minus. */
    protected double trueClassSlope(double slopes) {
        return -slopes;
    }
}
