package org.gradus.assignments.softmax;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/**
 * The softmax classifier: scores {@code S = X W}, mean cross-entropy over the examples, penalty {@code reg/2 * sum(W^2)}.
 *
 * <p>Shapes: {@code n} examples, {@code d} features (a column of ones may be among them), {@code c} classes. Implementations
 * have a public constructor without parameters, must not modify their arguments and must return new objects. You implement
 * {@link LoopSoftmax} and {@link VectorizedSoftmax}, not this interface itself.
 */
public interface SoftmaxLoss {
    /**
     * Returns the loss {@code L = (1/n) sum_i (log sum_j exp(s_ij) - s_i,y_i) + reg/2 * sum(W^2)} and its gradient {@code dL/dW}.
     *
     * @param w weights, {@code d x c}
     * @param x examples, one in each row, {@code n x d}
     * @param y labels, length {@code n}, each in {@code 0 <= y < c}
     * @param reg penalty strength, {@code >= 0}; every row of {@code w} is penalised
     * @return the loss and its gradient with respect to {@code w}, {@code d x c}
     */
    LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg);
}
