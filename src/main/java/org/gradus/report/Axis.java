package org.gradus.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear scale from numbers to places in a picture, with round ticks.
 *
 * @param low smallest number shown
 * @param high largest number shown, more than {@code low}
 * @param start place of {@code low}
 * @param end place of {@code high}
 */
record Axis(double low, double high, double start, double end) {
    /** A scale that shows zero and everything between two numbers, with some air around. */
    static Axis around(double least, double most, double start, double end) {
        double low = Math.min(0, least);
        double high = Math.max(0, most);
        double air = high == low ? 1 : (high - low) * 0.08;
        return new Axis(low - air, high + air, start, end);
    }

    double place(double x) {
        return start + (x - low) / (high - low) * (end - start);
    }

    /** About {@code wanted} round numbers: multiples of 1, 2 or 5 times a power of ten. */
    List<Tick> ticks(int wanted) {
        double raw = (high - low) / wanted;
        int exponent = (int) Math.floor(Math.log10(raw));
        double mantissa = raw / Math.pow(10, exponent);
        int factor = mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10;
        BigDecimal step = BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step.doubleValue()); ; i++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(i));
            if (value.doubleValue() > high) {
                return ticks;
            }
            ticks.add(new Tick(value.doubleValue(), label(value)));
        }
    }

    private static String label(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal plain = value.stripTrailingZeros();
        int exponent = plain.precision() - plain.scale() - 1;
        return exponent < -4 || exponent > 4
                ? plain.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent
                : plain.toPlainString();
    }

    /** A round number and how it is written. */
    record Tick(double value, String label) {}
}
