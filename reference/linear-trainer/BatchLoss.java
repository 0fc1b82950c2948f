package org.gradus.assignments.trainer;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/** The loss that you minimise. It is given to you: you call it, you do not implement it. */
public interface BatchLoss {
    /**
     * Returns the mean loss over the examples, penalty included, and its gradient. The arguments are not changed, and the result is
     * yours.
     *
     * @param w weights, {@code d x c}
     * @param x examples, one in each row, {@code n x d}, at least one
     * @param y labels, length {@code n}, each in {@code 0 <= y < c}
     * @param reg penalty strength, {@code >= 0}; 0 gives the loss without a penalty
     * @return the loss and its gradient with respect to {@code w}, {@code d x c}
     */
    LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg);
}
