package org.gradus.diagnosis;

import java.util.Locale;

/**
 * The factor of a term: {@code constant * form}.
 *
 * @param named whether the constant is one that people write, such as 2 or -1; if not, it is somebody's own, such as a learning rate
 */
record Factor(double constant, Form form, boolean named) {
    static final Factor ONE = new Factor(1, Form.ONE, true);
    static final Factor ZERO = new Factor(0, Form.ONE, true);

    /** Constants that slips leave in front of a term: signs, factors and halves of derivatives, other logarithms. */
    private static final double[] USUAL = {
        1,
        -1,
        2,
        0.5,
        -2,
        -0.5,
        4,
        0.25,
        3,
        10,
        0.1,
        100,
        0.01,
        0.001,
        1 / Math.log(10),
        1 / Math.log(2),
        Math.log(2),
        Math.log(10)
    };

    private static final int LARGEST_COUNT = 16;

    /** Returns the factor with the constant replaced by a usual one that is as near as rounding. */
    static Factor near(double constant, Form form, double tolerance) {
        for (double usual : USUAL) {
            if (Math.abs(constant - usual) <= tolerance * Math.abs(usual)) {
                return new Factor(usual, form, true);
            }
        }
        double whole = Math.rint(constant);
        if (Math.abs(whole) > 1
                && Math.abs(whole) <= LARGEST_COUNT
                && Math.abs(constant - whole) <= tolerance * Math.abs(whole)) {
            return new Factor(whole, form, true);
        }
        double part = Math.rint(1 / constant);
        if (Math.abs(part) > 1
                && Math.abs(part) <= LARGEST_COUNT
                && Math.abs(1 / constant - part) <= tolerance * Math.abs(part)) {
            return new Factor(1 / part, form, true);
        }
        return new Factor(constant, form, false);
    }

    boolean isOne() {
        return constant == 1 && form.kind() == Form.Kind.ONE;
    }

    boolean isZero() {
        return constant == 0;
    }

    boolean is(Factor other) {
        return constant == other.constant && form.equals(other.form);
    }

    /** How many slips it takes: one for the constant, one for the form. */
    double cost() {
        double cost = form.kind() == Form.Kind.ONE ? 0 : Cost.SLIP;
        return constant == 1 ? cost : cost + (named ? Cost.SLIP : Cost.OWN_CONSTANT);
    }

    /** The constant as it is written in a label. */
    static String label(double constant) {
        return constant == Math.rint(constant)
                ? String.format(Locale.ROOT, "%.0f", constant)
                : String.format(Locale.ROOT, "%.4g", constant).replaceAll("0+$", "");
    }
}
