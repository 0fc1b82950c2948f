package org.gradus.desk;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Points as people read them: two decimals at most, and none where there is nothing to tell. */
public final class Points {
    private Points() {}

    public static String of(double points) {
        BigDecimal rounded =
                BigDecimal.valueOf(points).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }
}
