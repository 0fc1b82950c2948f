package org.gradus.assignments.logistic;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/**
 * Logistic regression for two classes: scores {@code s = X w}, probabilities {@code p = 1 / (1 + exp(-s))} of class 1, mean
 * cross-entropy over the examples, penalty {@code lambda * sum(w^2)}.
 *
 * <p>Shapes: {@code n} examples, {@code d} features (a column of ones among them). Implementations have a public constructor without
 * parameters, must not modify their arguments and must return new objects.
 */
public interface LogisticRegression {
    /**
     * Prepares pixel images: divides every pixel by 255 and puts a column of ones before the first one.
     *
     * @param images one image in each row, pixels from 0 to 255, {@code n x m}
     * @return examples, {@code n x (m + 1)}: a one, then numbers from 0 to 1
     */
    SimpleMatrix preprocess(SimpleMatrix images);

    /**
     * Returns the probability of class 1 for each example.
     *
     * @param w weights, {@code d x 1}
     * @param x examples, one in each row, {@code n x d}; no column of ones is added here
     * @return probabilities, {@code n x 1}
     */
    SimpleMatrix probabilities(SimpleMatrix w, SimpleMatrix x);

    /**
     * Returns the loss {@code L = -(1/n) sum_i (y_i ln p_i + (1 - y_i) ln(1 - p_i)) + lambda * sum(w^2)} and its gradient {@code
     * dL/dw}. Both are finite for scores of any finite size.
     *
     * @param w weights, {@code d x 1}
     * @param x examples, one in each row, {@code n x d}
     * @param y labels, length {@code n}, each 0 or 1
     * @param lambda penalty strength, {@code >= 0}; every entry of {@code w} is penalised, the bias too
     * @return the loss and its gradient with respect to {@code w}, {@code d x 1}
     */
    LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda);

    /**
     * Returns the part of the examples whose class is predicted rightly, between 0 and 1. Class 1 is predicted where its probability is
     * at least 0.5.
     *
     * @param w weights, {@code d x 1}
     * @param x examples, one in each row, {@code n x d}
     * @param y labels, length {@code n}, each 0 or 1
     */
    double accuracy(SimpleMatrix w, SimpleMatrix x, int[] y);
}
