package org.gradus.api;

import java.util.Map;
import java.util.Objects;
import org.ejml.simple.SimpleMatrix;

/**
 * A loss and its gradients with respect to several parameters, by the parameters' names.
 *
 * @param loss the loss, penalty included
 * @param gradients one gradient for each parameter that the assignment names, such as {@code W1}, each with the shape of
 *     its parameter; new matrices that belong to the caller
 */
public record LossAndGradients(double loss, Map<String, SimpleMatrix> gradients) {
    /**
     * Holds the loss and a copy of the map; the matrices are not copied.
     *
     * @throws NullPointerException if the map, a name or a gradient is null
     */
    public LossAndGradients {
        Objects.requireNonNull(gradients, "the map of gradients is null");
        gradients.forEach((name, gradient) -> Objects.requireNonNull(gradient, "the gradient " + name + " is null"));
        gradients = Map.copyOf(gradients);
    }

    /**
     * Returns one gradient.
     *
     * @param name the parameter's name, such as {@code W1}
     * @return the gradient with respect to this parameter
     * @throws IllegalArgumentException if there is no gradient of this name
     */
    public SimpleMatrix gradient(String name) {
        SimpleMatrix gradient = gradients.get(name);
        if (gradient == null) {
            throw new IllegalArgumentException("there is no gradient named " + name + ", only " + gradients.keySet());
        }
        return gradient;
    }
}
