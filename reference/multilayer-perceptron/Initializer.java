package org.gradus.assignments.perceptron;

/**
 * Chooses the parameters with which training begins: weights drawn from the uniform distribution between {@code -1/sqrt(n)} and
 * {@code 1/sqrt(n)}, where {@code n} is the number of inputs of the layer ({@code d} for {@code W1}, {@code dh} for {@code W2}), and
 * biases of zero.
 *
 * <p>Implementations have a public constructor without parameters.
 */
public interface Initializer {
    /**
     * Returns new parameters. The same arguments give the same parameters each time, another seed gives others; {@code new
     * java.util.Random(seed)} is a source of random numbers that does so.
     *
     * @param d number of inputs, {@code >= 1}
     * @param dh number of hidden units, {@code >= 1}
     * @param m number of classes, {@code >= 1}
     * @param seed any number
     * @return new matrices
     */
    Parameters initialize(int d, int dh, int m, int seed);
}
