package org.gradus.assignments.softmaxregression;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/**
 * The reference in matrix form, one small method for each term of the formulas, so that a known mistake replaces one term.
 *
 * <p>Formulas: with {@code S = X W} and {@code yhat_nk = exp(s_nk) / sum_j exp(s_nj)} the loss is {@code J = -(1/(N K)) sum_n sum_k
 * y_nk ln yhat_nk + lambda * sum(W^2)} and {@code dJ/dW = -X' (Y - Yhat)/(N K) + 2 lambda W}. Source: Bishop, Pattern Recognition and
 * Machine Learning (2006), section 4.3.4, equations 4.104, 4.108 and 4.109, divided by the number of entries of {@code Y} as a
 * mean squared error over a matrix would be; the penalty is that of ridge regression. Logarithms of probabilities are taken as {@code
 * s_nk - log sum_j exp(s_nj)}, each row shifted by its own maximum (Blanchard, Higham and Higham, Accurately computing the
 * log-sum-exp and softmax functions, IMA J. Numer. Anal. 41, 2021), so scores of any finite size give finite results.
 */
public class SoftmaxRegressionReference implements SoftmaxRegression {
    @Override
    public SimpleMatrix oneHot(int[] labels, int classes) {
        SimpleMatrix targets = new SimpleMatrix(labels.length, classes);
        for (int n = 0; n < labels.length; n++) {
            targets.set(n, labels[n], 1);
        }
        return targets;
    }

    @Override
    public SimpleMatrix predict(SimpleMatrix x, SimpleMatrix w) {
        return probabilities(scores(x, w));
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        SimpleMatrix scores = scores(x, w);
        double loss = crossEntropy(scores, y) / count(y) + penalty(w, lambda);
        SimpleMatrix gradient = dataGradient(x, scoreGradient(scores, y)).plus(penaltyGradient(w, lambda));
        return new LossAndGradient(loss, gradient);
    }

    /** Returns {@code S = X W}, {@code N x K}. */
    protected SimpleMatrix scores(SimpleMatrix x, SimpleMatrix w) {
        return x.mult(w);
    }

    /** Returns what the sum is divided by: {@code N K}, the number of entries of the targets. */
    protected double count(SimpleMatrix y) {
        return y.getNumRows() * (double) y.getNumCols();
    }

    /** Returns {@code -sum_n sum_k y_nk ln yhat_nk}, undivided. */
    protected double crossEntropy(SimpleMatrix scores, SimpleMatrix y) {
        return -y.elementMult(logProbabilities(scores)).elementSum();
    }

    /** Returns {@code lambda * sum(W^2)}. */
    protected double penalty(SimpleMatrix w, double lambda) {
        return lambda * w.elementPower(2).elementSum();
    }

    /** Returns {@code dJ/dS = (Yhat - Y)/(N K)}, {@code N x K}. */
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, SimpleMatrix y) {
        return probabilities(scores).minus(y).divide(count(y));
    }

    /** Returns {@code X' dJ/dS}, {@code D x K}: the gradient without its penalty. */
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return x.transpose().mult(scoreGradient);
    }

    /** Returns {@code 2 lambda W}, {@code D x K}. */
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return w.scale(2 * lambda);
    }

    /** Returns {@code Yhat}, {@code N x K}: not negative, each row with sum 1. */
    protected SimpleMatrix probabilities(SimpleMatrix scores) {
        return logProbabilities(scores).elementExp();
    }

    /** Returns {@code ln Yhat}, {@code N x K}: finite, also where a probability is too small for a double. */
    protected SimpleMatrix logProbabilities(SimpleMatrix scores) {
        SimpleMatrix logarithms = new SimpleMatrix(scores.getNumRows(), scores.getNumCols());
        for (int n = 0; n < scores.getNumRows(); n++) {
            double shift = shift(scores, n);
            double sum = 0;
            for (int k = 0; k < scores.getNumCols(); k++) {
                sum += Math.exp(scores.get(n, k) - shift);
            }
            for (int k = 0; k < scores.getNumCols(); k++) {
                logarithms.set(n, k, scores.get(n, k) - shift - Math.log(sum));
            }
        }
        return logarithms;
    }

    /** Returns what is subtracted from row {@code n} before the exponential: the row's maximum. */
    protected double shift(SimpleMatrix scores, int n) {
        return scores.getRow(n).elementMax();
    }
}
