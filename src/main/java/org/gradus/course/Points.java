package org.gradus.course;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The one rule by which points are rounded: to two decimals, halves up, once, and after everything else. Scores are
 * compared as they are shown, so that no attempt wins by a digit that nobody sees.
 */
public final class Points {
    private static final int DECIMALS = 2;

    private Points() {}

    /** Points as they are shown, compared and exported. */
    public static double rounded(double points) {
        return isWhole(points) ? points : round(BigDecimal.valueOf(points));
    }

    /** The part of some points that a factor leaves of them, rounded. */
    static double rounded(double points, double factor) {
        return factor == 1 ? rounded(points) : round(BigDecimal.valueOf(points).multiply(BigDecimal.valueOf(factor)));
    }

    /** Most points are whole, and a class has hundreds of thousands of them. */
    private static boolean isWhole(double points) {
        return points == Math.rint(points) && points < 1e15;
    }

    private static double round(BigDecimal points) {
        return points.setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
    }
}
