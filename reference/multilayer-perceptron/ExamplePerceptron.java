package org.gradus.assignments.perceptron;

import org.ejml.simple.SimpleMatrix;

/**
 * A perceptron with one hidden layer, for a single example: {@code ha = W1 x + b1}, {@code hs = rect(ha)}, {@code oa = W2 hs + b2},
 * {@code os = softmax(oa)}, loss {@code -ln os_label}.
 *
 * <p>Everything is a column: {@code d} features, {@code dh} hidden units, {@code m} classes, and {@code K = 1}. Implementations have
 * a public constructor without parameters, must not modify their arguments and must return new objects.
 */
public interface ExamplePerceptron {
    /**
     * Returns all that the way forwards computes.
     *
     * @param x the example, {@code d x 1}
     * @param w1 weights of the hidden layer, {@code dh x d}
     * @param b1 biases of the hidden layer, {@code dh x 1}
     * @param w2 weights of the output layer, {@code m x dh}
     * @param b2 biases of the output layer, {@code m x 1}
     * @return columns
     */
    ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2);

    /**
     * Returns the loss of the example, {@code -ln os_label}: finite for activations of any finite size.
     *
     * @param x the example, {@code d x 1}
     * @param label its class, {@code 0 <= label < m}
     * @param w1 weights of the hidden layer, {@code dh x d}
     * @param b1 biases of the hidden layer, {@code dh x 1}
     * @param w2 weights of the output layer, {@code m x dh}
     * @param b2 biases of the output layer, {@code m x 1}
     * @return the loss, without a penalty
     */
    double loss(SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2);

    /**
     * Returns all that the way backwards computes: the gradients of the loss of this example.
     *
     * @param x the example, {@code d x 1}
     * @param label its class, {@code 0 <= label < m}
     * @param w1 weights of the hidden layer, {@code dh x d}
     * @param b1 biases of the hidden layer, {@code dh x 1}
     * @param w2 weights of the output layer, {@code m x dh}
     * @param b2 biases of the output layer, {@code m x 1}
     * @return the gradients, each with the shape of what it belongs to
     */
    BackwardPass backward(
            SimpleMatrix x, int label, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2);
}
