package org.gradus.assignments.hinge;

import org.ejml.simple.SimpleMatrix;

/** The multiclass hinge loss written with matrix products: the same numbers as {@link LoopHinge}, in less time. */
public interface VectorizedHinge extends HingeLoss {
    /**
     * Returns the gradient of the loss with respect to the examples, {@code dL/dX}, an extra.
     *
     * @param w weights, {@code d x c}
     * @param x examples, {@code n x d}
     * @param y labels, length {@code n}
     * @param delta the margin that is asked for, {@code > 0}
     * @return {@code dL/dX}, {@code n x d}
     */
    SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y, double delta);
}
