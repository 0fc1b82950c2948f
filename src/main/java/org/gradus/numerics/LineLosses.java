package org.gradus.numerics;

/**
 * A loss along several lines through one base point. A line is a coordinate or a direction. Many points are asked for at once,
 * because the loss may live in another process.
 */
@FunctionalInterface
public interface LineLosses {
    /**
     * Evaluates the loss at {@code base + steps[k] * direction(lines[k])} for each {@code k}.
     *
     * @param lines index of a line for each evaluation
     * @param steps step along that line for each evaluation, same length
     * @return the losses, same length and order; may hold NaN or infinities
     */
    double[] at(int[] lines, double[] steps);
}
