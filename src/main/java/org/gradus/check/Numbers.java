package org.gradus.check;

import java.util.Locale;
import org.ejml.simple.SimpleMatrix;

/** Numbers and shapes as students read them. */
final class Numbers {
    private Numbers() {}

    /** Returns a number with up to seven significant digits. */
    static String show(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Long.toString((long) value);
        }
        double magnitude = Math.abs(value);
        if (magnitude >= 1e-4 && magnitude < 1e7) {
            int decimals = Math.max(0, 6 - (int) Math.floor(Math.log10(magnitude)));
            String digits = String.format(Locale.ROOT, "%." + decimals + "f", value);
            return digits.contains(".") ? digits.replaceFirst("0+$", "").replaceFirst("\\.$", "") : digits;
        }
        return String.format(Locale.ROOT, "%.3e", value);
    }

    /** Returns a number with seven significant digits, or all that it has if another number would look the same. */
    static String showApart(double value, double other) {
        return value != other && show(value).equals(show(other)) ? Double.toString(value) : show(value);
    }

    /** Returns an error with two significant digits. */
    static String error(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }

    /** Returns a shape as {@code 5 x 3}. */
    static String shape(SimpleMatrix matrix) {
        return matrix.getNumRows() + " x " + matrix.getNumCols();
    }

    /** Returns {@code "1 probe"} or {@code "3 probes"}. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Returns {@code "1 point"} or {@code "7.5 points"}. */
    static String points(double points) {
        return show(points) + (points == 1 ? " point" : " points");
    }
}
