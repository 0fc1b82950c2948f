package org.gradus.assignments.softmax;

import org.ejml.simple.SimpleMatrix;

/** The softmax classifier written with matrix products: the same numbers as {@link LoopSoftmax}, in less time. */
public interface VectorizedSoftmax extends SoftmaxLoss {
    /**
     * Returns the gradient of the loss with respect to the examples, {@code dL/dX}, an extra.
     *
     * @param w weights, {@code d x c}
     * @param x examples, {@code n x d}
     * @param y labels, length {@code n}
     * @return {@code dL/dX}, {@code n x d}
     */
    SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y);
}
