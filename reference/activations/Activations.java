package org.gradus.assignments.activations;

import org.ejml.simple.SimpleMatrix;

/**
 * The functions of which losses and networks are built, with their derivatives.
 *
 * <p>Every number that is passed in is finite, and every result must be finite: also at {@code x = -1000} and {@code x = 1000}.
 * Implementations have a public constructor without parameters, must not modify their arguments and must return new matrices.
 */
public interface Activations {
    /** Returns {@code 1 / (1 + exp(-x))}, between 0 and 1. */
    double sigmoid(double x);

    /** Returns the derivative of {@link #sigmoid} at {@code x}, where {@code x} is the argument, not the value, of the sigmoid. */
    double sigmoidDerivative(double x);

    /** Returns the hyperbolic tangent, between -1 and 1. {@link Math#tanh} may be used. */
    double tanh(double x);

    /** Returns the derivative of {@link #tanh} at {@code x}. */
    double tanhDerivative(double x);

    /** Returns {@code ln(1 + exp(x))}, positive. */
    double softplus(double x);

    /** Returns the derivative of {@link #softplus} at {@code x}. */
    double softplusDerivative(double x);

    /** Returns {@code ln(sigmoid(x))}, negative. */
    double lnSigmoid(double x);

    /** Returns the derivative of {@link #lnSigmoid} at {@code x}. */
    double lnSigmoidDerivative(double x);

    /** Returns the rectifier {@code max(0, x)}. */
    double relu(double x);

    /** Returns the derivative of {@link #relu} at {@code x}; at 0, by convention, 0. */
    double reluDerivative(double x);

    /** Returns {@code |x|}. {@link Math#abs(double)} may be used. */
    double abs(double x);

    /** Returns the derivative of {@link #abs} at {@code x}; at 0, by convention, 0. */
    double absDerivative(double x);

    /** Returns -1, 0 or 1 for a negative, zero or positive {@code x}. */
    double sign(double x);

    /** Returns the sum of the absolute values of all entries. */
    double l1Norm(SimpleMatrix x);

    /** Returns the gradient of {@link #l1Norm}, of the shape of {@code x}; at entries that are 0, by convention, 0. */
    SimpleMatrix l1NormGradient(SimpleMatrix x);

    /** Returns the sum of the squares of all entries. */
    double squaredL2Norm(SimpleMatrix x);

    /** Returns the gradient of {@link #squaredL2Norm}, of the shape of {@code x}. */
    SimpleMatrix squaredL2NormGradient(SimpleMatrix x);

    /**
     * Returns the softmax of each row: {@code exp(s_ij) / sum_k exp(s_ik)}.
     *
     * @param scores one row for each example, one column for each class, {@code n x c}
     * @return probabilities, {@code n x c}; each row sums up to 1
     */
    SimpleMatrix softmax(SimpleMatrix scores);

    /**
     * Returns the log-sum-exp of each row: {@code ln sum_j exp(s_ij)}.
     *
     * @param scores one row for each example, one column for each class, {@code n x c}
     * @return one number for each row, {@code n x 1}
     */
    SimpleMatrix logSumExp(SimpleMatrix scores);
}
