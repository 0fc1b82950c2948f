package org.gradus.numerics;

import java.util.Random;

/** Random directions to take derivatives along: a few of them see almost every mistake at the cost of a few evaluations. */
public final class Directions {
    private Directions() {}

    /**
     * Returns directions with independent normal entries, each multiplied by its scale. The same seed gives the same directions.
     *
     * @param scale for each entry the change that alone moves a score by about 1, usually {@code 1 / max|x|} over the inputs that the
     *     entry multiplies; 0 keeps an entry fixed
     * @param count number of directions
     * @return {@code count} arrays as long as {@code scale}
     */
    public static double[][] random(long seed, double[] scale, int count) {
        // java.util.Random: its sequence of normal numbers is fixed by its specification.
        Random random = new Random(seed);
        double[][] directions = new double[count][scale.length];
        for (double[] direction : directions) {
            for (int i = 0; i < scale.length; i++) {
                direction[i] = scale[i] * random.nextGaussian();
            }
        }
        return directions;
    }

    /**
     * Returns a good first step along a random direction, which moves a score by about {@link GradientLadder#FIRST_STEP}: independent
     * entries add up like the square root of their number.
     *
     * @param inputs number of entries that move one score, such as the number of features
     */
    public static double firstStep(int inputs) {
        return GradientLadder.FIRST_STEP / Math.sqrt(Math.max(1, inputs));
    }

    /** Returns the derivative along a direction: the sum of {@code gradient[i] * direction[i]}. */
    public static double derivative(double[] gradient, double[] direction) {
        if (gradient.length != direction.length) {
            throw new IllegalArgumentException(gradient.length + " derivatives, " + direction.length + " entries");
        }
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) {
            // A fixed entry does not move the loss, so its derivative has no say; 0 * NaN would be NaN.
            sum += direction[i] == 0 ? 0 : gradient[i] * direction[i];
        }
        return sum;
    }
}
