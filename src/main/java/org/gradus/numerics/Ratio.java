package org.gradus.numerics;

/**
 * The constant factor between what was found and what was expected, such as {@code N} when a division by {@code N} is missing.
 *
 * @param factor {@code c} with {@code found = c * expected}; NaN if there is none
 * @param residual {@code max|found - c * expected| / max|found|} for the best {@code c}; NaN if nothing can be fitted
 */
public record Ratio(double factor, double residual) {
    private static final Ratio NONE = new Ratio(Double.NaN, Double.NaN);

    /**
     * Fits the factor by least squares.
     *
     * @param tolerance largest residual with which a factor is one, such as 1e-9
     */
    public static Ratio fit(double[] expected, double[] found, double tolerance) {
        if (expected.length != found.length) {
            return NONE;
        }
        double largestExpected = largest(expected);
        double largestFound = largest(found);
        // Written so that NaN, too, has no factor; 0 = c * expected holds with c = 0.
        if (!(largestExpected > 0
                && largestExpected < Double.POSITIVE_INFINITY
                && largestFound < Double.POSITIVE_INFINITY)) {
            return NONE;
        }
        if (largestFound == 0) {
            return new Ratio(0, 0);
        }
        double product = 0;
        double square = 0;
        for (int i = 0; i < expected.length; i++) {
            // Scaled by the largest entries: squares neither overflow nor vanish.
            double e = expected[i] / largestExpected;
            product += e * (found[i] / largestFound);
            square += e * e;
        }
        double scaledFactor = product / square;
        double residual = 0;
        for (int i = 0; i < expected.length; i++) {
            residual = Math.max(
                    residual, Math.abs(found[i] / largestFound - scaledFactor * (expected[i] / largestExpected)));
        }
        double factor = scaledFactor * (largestFound / largestExpected);
        return new Ratio(residual <= tolerance ? factor : Double.NaN, residual);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            // Math.max passes NaN on.
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
