package org.gradus.assignments.perceptron;

import java.util.Arrays;
import java.util.Locale;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.CheckFailed;
import org.gradus.check.Evidence;
import org.gradus.check.Finding;

/**
 * What can be said of one layer's first weights without knowing the source of random numbers. All bounds are so wide that a sound
 * source is accused less than once in a million gradings.
 */
final class InitialWeights {
    /** Of a thousand weights the largest comes nearer to the bound than this, but for one case in ten million. */
    private static final double REACH = 0.98;

    /** Kolmogorov's statistic exceeds this once in thirty million draws. */
    private static final double KOLMOGOROV = 3;

    private final String layer;
    private final SimpleMatrix weights;
    private final double bound;

    private InitialWeights(String layer, SimpleMatrix weights, int inputs) {
        this.layer = layer;
        this.weights = weights;
        this.bound = 1 / Math.sqrt(inputs);
    }

    /**
     * Holds if the weights may well be uniform between {@code -1/sqrt(inputs)} and {@code 1/sqrt(inputs)}.
     *
     * @param layer the weights' name, for messages
     * @param units number of rows that the weights must have
     * @param inputs number of columns that the weights must have; some hundred weights at least
     */
    static void areUniform(String layer, SimpleMatrix weights, int units, int inputs) {
        requireShape(layer, weights, units, inputs);
        InitialWeights examined = new InitialWeights(layer, weights, inputs);
        examined.areWithinBound(units, inputs);
        differ(layer, weights);
        examined.fillTheRange(units, inputs);
        examined.areEquallyLikely();
        Evidence.current()
                .add(Finding.of(layer + " lies between -" + shown(examined.bound) + " and " + shown(examined.bound)
                        + ", and fills this range evenly."));
    }

    /** Holds if the weights of two layers, each divided by its bound, are not the same numbers. */
    static void areIndependent(Parameters parameters) {
        SimpleMatrix first = parameters.w1();
        SimpleMatrix second = parameters.w2();
        double ratio = Math.sqrt((double) first.getNumCols() / second.getNumCols());
        int count = Math.min(first.getNumElements(), second.getNumElements());
        int same = 0;
        for (int i = 0; i < count; i++) {
            same += Math.abs(second.get(i) - ratio * first.get(i)) <= 1e-6 * Math.abs(second.get(i)) ? 1 : 0;
        }
        if (2 * same > count) {
            throw new CheckFailed(Finding.of(
                    "W2 repeats the random numbers of W1: one source of random numbers must serve both layers.",
                    "other numbers in each layer",
                    same + " of " + count + " numbers are the same, apart from the range",
                    null));
        }
    }

    /** Holds if almost every weight is another number than all others, and not all are zero. */
    static void differ(String layer, SimpleMatrix weights) {
        double[] values = sorted(weights);
        long distinct = Arrays.stream(values).distinct().count();
        if (distinct < 0.95 * values.length || weights.elementMaxAbs() == 0) {
            throw new CheckFailed(Finding.of(
                    layer
                            + " repeats its numbers: units with the same weights get the same gradients and never differ.",
                    "a number of its own for each weight",
                    distinct + (distinct == 1 ? " number" : " different numbers") + " for " + values.length
                            + (values.length == 1 ? " weight" : " weights"),
                    null));
        }
    }

    /** Holds if every bias is zero. */
    static void areZero(String layer, SimpleMatrix biases, int units) {
        requireShape(layer, biases, units, 1);
        for (int i = 0; i < units; i++) {
            if (biases.get(i) != 0) {
                throw new CheckFailed(
                        Finding.of(layer + " must be zero at the beginning.", "0", shown(biases.get(i)), "row " + i));
            }
        }
    }

    /** Holds if the matrix has these rows and columns. */
    static void requireShape(String name, SimpleMatrix matrix, int rows, int columns) {
        if (matrix.getNumRows() != rows || matrix.getNumCols() != columns) {
            throw new CheckFailed(Finding.of(
                    name + " must be " + rows + " x " + columns + "; yours is " + matrix.getNumRows() + " x "
                            + matrix.getNumCols() + ".",
                    rows + " x " + columns,
                    matrix.getNumRows() + " x " + matrix.getNumCols(),
                    null));
        }
    }

    private void areWithinBound(int units, int inputs) {
        for (int i = 0; i < weights.getNumElements(); i++) {
            // Written so that NaN is outside.
            if (!(Math.abs(weights.get(i)) <= bound * (1 + 1e-12))) {
                throw new CheckFailed(
                        range(layer + " holds weights outside the range of +-1/sqrt(" + inputs + ").", units, inputs));
            }
        }
    }

    private void fillTheRange(int units, int inputs) {
        if (!(weights.elementMaxAbs() >= REACH * bound)) {
            throw new CheckFailed(
                    range(layer + " does not reach the ends of the range +-1/sqrt(" + inputs + ").", units, inputs));
        }
    }

    private Finding range(String sentence, int units, int inputs) {
        return Finding.of(
                sentence + guess(weights.elementMaxAbs(), units, inputs),
                "largest magnitude just below " + shown(bound),
                "largest magnitude " + shown(weights.elementMaxAbs()),
                "W1 is dh x d, W2 is m x dh; here " + layer + " is " + units + " x " + inputs);
    }

    /** Says what a range is that students take instead of the right one. */
    private static String guess(double largest, int units, int inputs) {
        if (isJustBelow(largest, 1 / Math.sqrt(units))) {
            return " Yours is the square root of the number of units, not of inputs.";
        } else if (isJustBelow(largest, 1.0 / inputs)) {
            return " Is the square root missing?";
        } else if (isJustBelow(largest, 0.5 / inputs)) {
            return " Yours is half of 1/" + inputs + ": is a power written as a product?";
        } else if (isJustBelow(largest, 0.5 / Math.sqrt(inputs))) {
            return " Yours is half as wide: numbers between -0.5 and 0.5 must be doubled first.";
        } else if (isJustBelow(largest, 1)) {
            return " Yours are not divided by anything.";
        }
        return "";
    }

    private static boolean isJustBelow(double largest, double other) {
        return largest <= other * (1 + 1e-12) && largest >= REACH * other;
    }

    /** Holds the weights against the uniform distribution, by Kolmogorov's statistic. */
    private void areEquallyLikely() {
        double[] values = sorted(weights);
        double distance = 0;
        for (int i = 0; i < values.length; i++) {
            double wanted = (values[i] / bound + 1) / 2;
            distance = Math.max(
                    distance, Math.max(wanted - (double) i / values.length, (i + 1.0) / values.length - wanted));
        }
        if (distance * Math.sqrt(values.length) > KOLMOGOROV) {
            double positive =
                    (double) Arrays.stream(values).filter(value -> value > 0).count() / values.length;
            double inner = (double) Arrays.stream(values)
                            .filter(value -> Math.abs(value) < bound / 2)
                            .count()
                    / values.length;
            throw new CheckFailed(Finding.of(
                    layer + " is not spread evenly over the range."
                            + (positive > 0.9 ? " All weights are positive: shift them to both sides of 0." : ""),
                    "about 50 % positive, about 50 % in the inner half of the range",
                    percent(positive) + " positive, " + percent(inner) + " in the inner half of the range",
                    null));
        }
    }

    private static double[] sorted(SimpleMatrix weights) {
        double[] values = new double[weights.getNumElements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = weights.get(i);
        }
        Arrays.sort(values);
        return values;
    }

    private static String percent(double part) {
        return Math.round(100 * part) + " %";
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
