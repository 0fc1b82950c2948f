package org.gradus.assignments.net;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;

/**
 * A network of two layers: fully connected, ReLU, fully connected, softmax. With {@code A = X W1 + b1}, {@code R = max(A, 0)} and
 * {@code S = R W2 + b2} the loss is the mean cross-entropy of the softmax of {@code S} plus {@code reg/2 * (sum(W1^2) +
 * sum(W2^2))}; biases are not penalised. The derivative of ReLU at 0 is 0.
 *
 * <p>Shapes: {@code n} examples, one in each row, {@code d} features, {@code h} hidden units, {@code c} classes. Implementations
 * have a public constructor without parameters, must not modify their arguments and must return new objects.
 */
public interface TwoLayerNet {
    /**
     * Returns the class scores {@code S}, before the softmax.
     *
     * @param x examples, {@code n x d}
     * @param w1 weights of the first layer, {@code d x h}
     * @param b1 biases of the first layer, {@code 1 x h}
     * @param w2 weights of the second layer, {@code h x c}
     * @param b2 biases of the second layer, {@code 1 x c}
     * @return the scores, {@code n x c}
     */
    SimpleMatrix scores(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2);

    /**
     * Returns the loss and its gradients, named {@code W1}, {@code b1}, {@code W2} and {@code b2}, each with the shape of its
     * parameter. A gradient named {@code X}, with respect to the examples, is an extra.
     *
     * @param x examples, {@code n x d}
     * @param y labels, length {@code n}, each in {@code 0 <= y < c}
     * @param w1 weights of the first layer, {@code d x h}
     * @param b1 biases of the first layer, {@code 1 x h}
     * @param w2 weights of the second layer, {@code h x c}
     * @param b2 biases of the second layer, {@code 1 x c}
     * @param reg penalty strength, {@code >= 0}
     * @return the loss and its gradients by name
     */
    LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg);
}
