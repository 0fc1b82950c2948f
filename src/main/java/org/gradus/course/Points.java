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
        return round(BigDecimal.valueOf(points));
    }

    /** The part of some points that a factor leaves of them, rounded. */
    static double rounded(double points, double factor) {
        return round(BigDecimal.valueOf(points).multiply(BigDecimal.valueOf(factor)));
    }

    private static double round(BigDecimal points) {
        return points.setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
    }
}
