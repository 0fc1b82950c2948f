package org.gradus.numerics;

import java.util.Arrays;

/**
 * How exactly a loss is computed: the noise of one evaluation, mostly rounding.
 *
 * @param sigma standard deviation of one evaluation, {@code > 0} unless the loss is 0; infinite if a loss nearby is not finite
 * @param looksLikeFloat whether the loss seems to be computed with {@code float} instead of {@code double}
 * @param evaluations number of loss evaluations used
 */
public record Noise(double sigma, boolean looksLikeFloat, int evaluations) {
    private static final int POINTS = 8;

    /** The tables begin this many spacings away from the base point: a kink often lies at the base point itself. */
    private static final int OFFSET = 100;

    /** Factors on the spacing, tried while all values coincide: 1e-9 becomes 1e-8, 1e-6 and 1e-4. */
    private static final double[] WIDENINGS = {1, 10, 1e3, 1e5};

    /**
     * Difference orders that are used. Below, the trend of the loss shows; above, a table of eight values has one entry left. The
     * trend of order four at the widest spacing is 1e-16.
     */
    private static final int LOWEST_ORDER = 4;

    private static final int HIGHEST_ORDER = 6;

    /** If one side is noisier than the other by more than this factor, a kink lies within its table. */
    private static final double KINK_WITHIN = 32;

    /** Noise of a float loss relative to its value lies between these: {@code 2^-24}, averaged or summed up. */
    private static final double QUIETEST_FLOAT = 0x1p-28;

    private static final double NOISIEST_FLOAT = 0x1p-16;

    /** Half a unit in the last place of a double, relative: nothing is computed better. */
    private static final double ROUNDING = 0.5 * 0x1p-52;

    /** The same for a float. */
    private static final double FLOAT_ROUNDING = 0.5 * 0x1p-23;

    /**
     * Estimates the noise from two tables of differences, one on either side of the base point, after Moré and Wild, <i>Estimating
     * Computational Noise</i>, SIAM J. Sci. Comput. 33 (2011), 1292. If all values coincide the spacing is widened, which reveals a
     * loss computed in float. Asks once for sixteen losses, and sixteen more for each widening.
     *
     * @param line the line to evaluate on, best a direction in which every entry moves
     * @param spacing distance of neighbours along the line, about 1e-9 of the step that moves a score by 1
     */
    public static Noise estimate(LineLosses f, int line, double spacing) {
        boolean plateaus = false;
        int evaluations = 0;
        double[] losses = {};
        for (double widening : WIDENINGS) {
            losses = table(f, line, spacing * widening);
            evaluations += losses.length;
            if (!Arrays.stream(losses).allMatch(Double::isFinite)) {
                return new Noise(Double.POSITIVE_INFINITY, false, evaluations);
            }
            if (widening == 1) {
                plateaus = plateaus(losses);
            }
            double sigma = sigma(losses);
            if (sigma > 0) {
                double largest = largest(losses);
                boolean likeFloat = plateaus && sigma >= QUIETEST_FLOAT * largest && sigma <= NOISIEST_FLOAT * largest;
                return new Noise(Math.max(sigma, ROUNDING * largest), likeFloat || areFloats(losses), evaluations);
            }
        }
        // Nothing moved. The loss is constant, or a coarse float, which must not be taken for an exact double.
        double rounding = areFloats(losses) ? FLOAT_ROUNDING : ROUNDING;
        return new Noise(rounding * largest(losses), false, evaluations);
    }

    private static boolean areFloats(double[] losses) {
        return Arrays.stream(losses).allMatch(loss -> (float) loss == loss);
    }

    private static double[] table(LineLosses f, int line, double spacing) {
        double[] steps = new double[2 * POINTS];
        for (int i = 0; i < POINTS; i++) {
            steps[i] = (OFFSET + i) * spacing;
            steps[POINTS + i] = -steps[i];
        }
        int[] lines = new int[steps.length];
        Arrays.fill(lines, line);
        return GradientLadder.losses(f, lines, steps);
    }

    /** Whether at least half of all neighbours coincide: what is computed from floats moves in jumps. */
    private static boolean plateaus(double[] losses) {
        int same = 0;
        for (int i = 1; i < losses.length; i++) {
            if (losses[i] == losses[i - 1] && i != POINTS) {
                same++;
            }
        }
        return same >= POINTS - 1;
    }

    private static double sigma(double[] losses) {
        double right = sigmaOfSide(Arrays.copyOfRange(losses, 0, POINTS));
        double left = sigmaOfSide(Arrays.copyOfRange(losses, POINTS, 2 * POINTS));
        double larger = Math.max(left, right);
        double smaller = Math.min(left, right);
        return smaller > 0 && larger > KINK_WITHIN * smaller ? smaller : larger;
    }

    /** The largest of the estimates by single orders; 0 if all values coincide. The array is used up. */
    private static double sigmaOfSide(double[] differences) {
        double sigma = 0;
        double gamma = 1;
        for (int order = 1; order <= HIGHEST_ORDER; order++) {
            int entries = POINTS - order;
            // A difference of order k of independent noise has the variance sigma^2 (2k)! / (k!)^2.
            gamma *= order / (2.0 * (2 * order - 1));
            double squares = 0;
            for (int i = 0; i < entries; i++) {
                differences[i] = differences[i + 1] - differences[i];
                squares += differences[i] * differences[i];
            }
            if (order >= LOWEST_ORDER) {
                sigma = Math.max(sigma, Math.sqrt(gamma * squares / entries));
            }
        }
        return sigma;
    }

    private static double largest(double[] losses) {
        return Arrays.stream(losses).map(Math::abs).max().orElse(0);
    }
}
