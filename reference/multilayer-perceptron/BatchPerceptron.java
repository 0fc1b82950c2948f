package org.gradus.assignments.perceptron;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;

/**
 * A perceptron with one hidden layer, for {@code K} examples at once: {@code ha = W1 x + b1}, {@code hs = rect(ha)}, {@code oa = W2
 * hs + b2}, {@code os = softmax(oa)} for each column. The risk is the mean over the examples of {@code -ln os_y}; the regularised
 * risk adds {@code lambda11 sum|W1| + lambda12 sum W1^2 + lambda21 sum|W2| + lambda22 sum W2^2}, the elastic net. Biases are not
 * penalised. Do not implement this interface directly but {@link LoopPerceptron} and {@link MatrixPerceptron}.
 *
 * <p>Shapes: {@code K} examples in columns, {@code d} features, {@code dh} hidden units, {@code m} classes. Implementations have a
 * public constructor without parameters, must not modify their arguments and must return new objects.
 */
public interface BatchPerceptron {
    /**
     * Returns all that the way forwards computes, one column for each example.
     *
     * @param x examples, {@code d x K}
     * @param w1 weights of the hidden layer, {@code dh x d}
     * @param b1 biases of the hidden layer, {@code dh x 1}
     * @param w2 weights of the output layer, {@code m x dh}
     * @param b2 biases of the output layer, {@code m x 1}
     * @return the intermediate results
     */
    ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2);

    /**
     * Returns all that the way backwards computes, without the penalty: gradients of each example's loss in columns, and the means
     * over the examples for the parameters.
     *
     * @param x examples, {@code d x K}
     * @param y their classes, length {@code K}, each in {@code 0 <= y < m}
     * @param w1 weights of the hidden layer, {@code dh x d}
     * @param b1 biases of the hidden layer, {@code dh x 1}
     * @param w2 weights of the output layer, {@code m x dh}
     * @param b2 biases of the output layer, {@code m x 1}
     * @return the gradients
     */
    BackwardPass backward(SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2);

    /**
     * Returns the regularised risk and its gradients, named {@code W1}, {@code b1}, {@code W2} and {@code b2}, each with the shape of
     * its parameter. The derivative of {@code |w|} at 0 is 0.
     *
     * @param x examples, {@code d x K}
     * @param y their classes, length {@code K}, each in {@code 0 <= y < m}
     * @param w1 weights of the hidden layer, {@code dh x d}
     * @param b1 biases of the hidden layer, {@code dh x 1}
     * @param w2 weights of the output layer, {@code m x dh}
     * @param b2 biases of the output layer, {@code m x 1}
     * @param lambda11 strength of the absolute values of W1, {@code >= 0}
     * @param lambda12 strength of the squares of W1, {@code >= 0}
     * @param lambda21 strength of the absolute values of W2, {@code >= 0}
     * @param lambda22 strength of the squares of W2, {@code >= 0}
     * @return the regularised risk as the loss, and its gradients by name
     */
    LossAndGradients evaluate(
            SimpleMatrix x,
            int[] y,
            SimpleMatrix w1,
            SimpleMatrix b1,
            SimpleMatrix w2,
            SimpleMatrix b2,
            double lambda11,
            double lambda12,
            double lambda21,
            double lambda22);
}
