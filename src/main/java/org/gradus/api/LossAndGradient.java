package org.gradus.api;

import java.util.Objects;
import org.ejml.simple.SimpleMatrix;

/**
 * A loss and its gradient with respect to one matrix of parameters.
 *
 * @param loss the loss, penalty included
 * @param gradient the gradient of {@code loss}, with the shape of the parameters; a new matrix that belongs to the caller
 */
public record LossAndGradient(double loss, SimpleMatrix gradient) {
    /**
     * Holds the two values; nothing is copied.
     *
     * @throws NullPointerException if {@code gradient} is null
     */
    public LossAndGradient {
        Objects.requireNonNull(gradient, "the gradient is null");
    }
}
