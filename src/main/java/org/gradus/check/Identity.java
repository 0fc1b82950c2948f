package org.gradus.check;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * An equation between functions of a submission, such as {@code abs(x) = x sign(x)}: needs no reference, and shows where two functions
 * do not fit each other. Equal are numbers that differ by at most {@link Comparison#TOLERANCE} times {@code max(1, |right side|)}.
 */
public final class Identity {
    private final String equation;

    Identity(String equation) {
        this.equation = equation;
    }

    /**
     * Holds if both sides are equal at every point. Sides that have the same value everywhere prove nothing, and fail: zeros satisfy
     * most equations.
     */
    public void holdsAt(double[] points, DoubleUnaryOperator left, DoubleUnaryOperator right) {
        if (points.length == 0) {
            throw new IllegalArgumentException("There is no point to look at.");
        }
        double[] lefts = Arrays.stream(points).map(left).toArray();
        double[] rights = Arrays.stream(points).map(right).toArray();
        for (int i = 0; i < points.length; i++) {
            double allowed = Comparison.TOLERANCE * Math.max(1, Math.abs(rights[i]));
            // Written so that a NaN fails, and an infinity, too.
            if (!(Math.abs(lefts[i] - rights[i]) <= allowed && allowed < Double.POSITIVE_INFINITY)) {
                throw new CheckFailed(Finding.of(
                        "Your functions do not satisfy " + equation + ".",
                        "right side " + Numbers.showApart(rights[i], lefts[i]),
                        "left side " + Numbers.showApart(lefts[i], rights[i]),
                        "x = " + Numbers.show(points[i])));
            }
        }
        if (Arrays.stream(lefts).allMatch(value -> value == lefts[0])) {
            throw new CheckFailed(Finding.of(
                    equation + ": both sides are " + Numbers.show(lefts[0]) + " everywhere, so there is nothing to"
                            + " check yet.",
                    "functions that depend on x",
                    Numbers.show(lefts[0]),
                    null));
        }
        Evidence.current()
                .add(Finding.of(
                        "Your functions satisfy " + equation + " at " + Numbers.count(points.length, "point") + "."));
    }
}
