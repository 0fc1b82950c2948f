package org.gradus.numerics;

/** A loss along several lines through one base point, like {@link LineLosses}, with the slopes that are claimed at each point. */
@FunctionalInterface
public interface LineSlopes {
    /**
     * Evaluates the loss and the claimed slopes along all lines at {@code base + steps[k] * direction(lines[k])} for each {@code k}.
     *
     * @param lines index of a line for each evaluation
     * @param steps step along that line for each evaluation, same length
     */
    SlopedLosses at(int[] lines, double[] steps);
}
