package org.gradus.assignments.checker;

import org.ejml.simple.SimpleMatrix;

/**
 * Numeric gradients of a loss, and what they say of an analytic one.
 *
 * <p>Shapes: the weights are {@code d x c}; gradients have the same shape. The step {@code h} is positive. Implementations have a public
 * constructor without parameters, must not modify their arguments and must return new objects.
 */
public interface GradientChecker {
    /**
     * Returns the forward difference {@code (f(W + h E_ij) - f(W)) / h} for each entry, where {@code E_ij} is 1 at row {@code i},
     * column {@code j} and 0 elsewhere. Takes {@code d c + 1} evaluations.
     *
     * @param loss the loss {@code f}
     * @param w weights {@code W}, {@code d x c}
     * @param h step size
     * @return {@code d x c}
     */
    SimpleMatrix forward(Loss loss, SimpleMatrix w, double h);

    /**
     * Returns the central difference {@code (f(W + h E_ij) - f(W - h E_ij)) / (2 h)} for each entry. Takes {@code 2 d c} evaluations.
     *
     * @param loss the loss {@code f}
     * @param w weights {@code W}, {@code d x c}
     * @param h step size
     * @return {@code d x c}
     */
    SimpleMatrix central(Loss loss, SimpleMatrix w, double h);

    /**
     * Returns the largest relative error of an entry, {@code max |a - n| / (|a| + |n|)}; an entry that is 0 in both counts as 0. If any
     * entry of either is NaN or infinite, the result is positive infinity.
     *
     * @param analytic {@code a}, {@code d x c}
     * @param numeric {@code n}, {@code d x c}
     * @return between 0 and 1, or infinity
     */
    double relativeError(SimpleMatrix analytic, SimpleMatrix numeric);

    /**
     * Returns the relative errors of an analytic gradient against central differences at some entries only. Takes two evaluations for
     * each of them, however large the weights are.
     *
     * @param loss the loss
     * @param w weights, {@code d x c}
     * @param analytic the gradient to check, {@code d x c}
     * @param entries indices of entries, row by row: {@code i c + j} for row {@code i}, column {@code j}
     * @param h step size
     * @return one relative error for each index, in their order
     */
    double[] sparseCheck(Loss loss, SimpleMatrix w, SimpleMatrix analytic, int[] entries, double h);

    /**
     * Says whether a gradient may belong to a loss: accepts it if it is right to rounding, also where the loss has kinks, and rejects it
     * if an entry is off by a percent or more. The handout says how.
     *
     * @param loss the loss
     * @param w weights, {@code d x c}
     * @param analytic the gradient to check, {@code d x c}
     * @param h step size, fit for the scale of the weights
     */
    Verdict verdict(Loss loss, SimpleMatrix w, SimpleMatrix analytic, double h);
}
