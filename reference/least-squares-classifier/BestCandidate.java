package org.gradus.assignments.leastsquares;

import java.util.Objects;
import org.ejml.simple.SimpleMatrix;

/**
 * What a random search found.
 *
 * @param weights a copy of the candidate with the lowest loss, {@code D x K}
 * @param loss the loss at these weights, penalty included
 */
public record BestCandidate(SimpleMatrix weights, double loss) {
    /**
     * Holds the two values; nothing is copied.
     *
     * @throws NullPointerException if {@code weights} is null
     */
    public BestCandidate {
        Objects.requireNonNull(weights, "the weights are null");
    }
}
