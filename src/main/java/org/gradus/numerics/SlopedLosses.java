package org.gradus.numerics;

/**
 * Losses at several points, and the slopes that are claimed at each.
 *
 * @param losses one for each point; may hold NaN or infinities
 * @param slopes for each point the claimed derivatives along all lines, one after the other; may hold NaN or infinities
 */
public record SlopedLosses(double[] losses, double[] slopes) {
    /** The claimed derivative at a point along a line, one of so many. */
    double slope(int point, int line, int lines) {
        return slopes[point * lines + line];
    }
}
