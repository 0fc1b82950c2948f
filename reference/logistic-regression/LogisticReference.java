package org.gradus.assignments.logistic;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/**
 * The reference, one small method for each term of the formulas, so that a known mistake replaces one term.
 *
 * <p>Formulas: with scores {@code s = X w} and {@code p = sigmoid(s)} the loss is the mean of {@code -y ln p - (1 - y) ln(1 - p)} plus
 * {@code lambda * sum(w^2)}, and its gradient is {@code X' (p - y) / n + 2 lambda w}. Source: Bishop, Pattern Recognition and Machine
 * Learning (2006), section 4.3.2, equations 4.90 and 4.91, here as a mean over the examples. With {@code ln p = -softplus(-s)} and
 * {@code ln(1 - p) = -softplus(s)} an example costs {@code softplus(s) - y s}, in which no probability is rounded to 0; softplus is
 * {@code max(0, s) + log1p(exp(-|s|))}, whose exponential cannot overflow.
 */
public class LogisticReference implements LogisticRegression {
    /** The largest value of a pixel of eight bits. */
    private static final double WHITE = 255;

    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        SimpleMatrix examples = new SimpleMatrix(images.getNumRows(), images.getNumCols() + 1);
        for (int i = 0; i < images.getNumRows(); i++) {
            examples.set(i, 0, 1);
            for (int j = 0; j < images.getNumCols(); j++) {
                examples.set(i, j + 1, images.get(i, j) / WHITE);
            }
        }
        return examples;
    }

    @Override
    public SimpleMatrix probabilities(SimpleMatrix w, SimpleMatrix x) {
        return sigmoid(scores(w, x));
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda) {
        SimpleMatrix scores = scores(w, x);
        double loss = dataLoss(scores, y) + penalty(w, lambda);
        SimpleMatrix gradient = dataGradient(x, scoreGradient(scores, y)).plus(penaltyGradient(w, lambda));
        return new LossAndGradient(loss, gradient);
    }

    @Override
    public double accuracy(SimpleMatrix w, SimpleMatrix x, int[] y) {
        SimpleMatrix p = sigmoid(scores(w, x));
        int right = 0;
        for (int i = 0; i < y.length; i++) {
            right += predicted(p.get(i)) == y[i] ? 1 : 0;
        }
        return (double) right / y.length;
    }

    /** Returns {@code s = X w}, {@code n x 1}. */
    protected SimpleMatrix scores(SimpleMatrix w, SimpleMatrix x) {
        return x.mult(w);
    }

    /** Returns {@code 1 / (1 + exp(-s))} for each score. */
    protected SimpleMatrix sigmoid(SimpleMatrix scores) {
        return scores.elementOp((int row, int column, double score) -> {
            double e = Math.exp(-Math.abs(score));
            return (score >= 0 ? 1 : e) / (1 + e);
        });
    }

    /** Returns the class that is predicted at a probability of class 1. */
    protected int predicted(double probability) {
        return probability >= 0.5 ? 1 : 0;
    }

    /** Returns the mean over the examples of {@link #exampleLoss}. */
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += exampleLoss(scores.get(i), y[i]);
        }
        return sum / y.length;
    }

    /** Returns {@code softplus(score) - label * score}, the loss of one example. */
    protected double exampleLoss(double score, int label) {
        return Math.max(0, score) - label * score + Math.log1p(Math.exp(-Math.abs(score)));
    }

    /** Returns {@code lambda * sum(w^2)}. */
    protected double penalty(SimpleMatrix w, double lambda) {
        return lambda * w.elementPower(2).elementSum();
    }

    /** Returns {@code dL/ds = (p - y)/n}, {@code n x 1}. */
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return sigmoid(scores).minus(column(y)).divide(y.length);
    }

    /** Returns {@code X' dL/ds}, {@code d x 1}: the gradient without its penalty. */
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return x.transpose().mult(scoreGradient);
    }

    /** Returns {@code 2 lambda w}, {@code d x 1}. */
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return w.scale(2 * lambda);
    }

    /** Returns the labels as a column, {@code n x 1}. */
    protected SimpleMatrix column(int[] y) {
        SimpleMatrix column = new SimpleMatrix(y.length, 1);
        for (int i = 0; i < y.length; i++) {
            column.set(i, 0, y[i]);
        }
        return column;
    }
}
