package org.gradus.assignments.softmaxregression;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/**
 * Softmax regression with one-hot targets: probabilities {@code Yhat = softmax(X W)}, row by row, and the loss {@code J = -(1/(N K))
 * sum_n sum_k y_nk ln yhat_nk + lambda * sum(W^2)}.
 *
 * <p>This is a convention of its own: the sum is divided by the number of examples <em>times the number of classes</em>, and the
 * penalty has no factor one half.
 *
 * <p>Shapes: {@code N} examples, one in each row, {@code D} features (a column of ones may be among them), {@code K} classes.
 * Implementations have a public constructor without parameters, must not modify their arguments and must return new objects.
 */
public interface SoftmaxRegression {
    /**
     * Returns the targets {@code Y} that belong to labels: {@code y_nk} is 1 if example {@code n} is of class {@code k}, else 0.
     *
     * @param labels one label for each example, each in {@code 0 <= label < classes}
     * @param classes number of classes {@code K}; a class may have no example
     * @return the targets, {@code N x K}
     */
    SimpleMatrix oneHot(int[] labels, int classes);

    /**
     * Returns the probabilities {@code yhat_nk = exp(s_nk) / sum_j exp(s_nj)} with the scores {@code S = X W}.
     *
     * @param x examples, {@code N x D}
     * @param w weights, {@code D x K}
     * @return the probabilities, {@code N x K}; each row has the sum 1. Finite for scores of any finite size
     */
    SimpleMatrix predict(SimpleMatrix x, SimpleMatrix w);

    /**
     * Returns the loss {@code J = -(1/(N K)) sum_n sum_k y_nk ln yhat_nk + lambda * sum(W^2)} and its gradient {@code dJ/dW = -X' (Y -
     * Yhat)/(N K) + 2 lambda W}.
     *
     * @param w weights, {@code D x K}
     * @param x examples, {@code N x D}
     * @param y one-hot targets, {@code N x K}: in each row a single 1 and else 0
     * @param lambda penalty strength, {@code >= 0}; every row of {@code w} is penalised
     * @return the loss and its gradient with respect to {@code w}, {@code D x K}
     */
    LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda);
}
