package org.gradus.numerics;

import java.util.Arrays;

/**
 * Numeric derivatives with one fixed step, as courses teach them. They have no error bars, so they show a gradient and do not
 * judge it; {@link GradientLadder} judges. Each method asks for all its losses at once.
 */
public final class Differences {
    private Differences() {}

    /**
     * Forward differences {@code (f(h) - f(0)) / h} on lines {@code 0} to {@code lines - 1}; error {@code h f''/2}.
     *
     * @param lossAtBase {@code f(0)}
     */
    public static double[] forward(LineLosses f, double lossAtBase, int lines, double step) {
        double[] right = losses(f, lines, step);
        double[] slopes = new double[lines];
        for (int i = 0; i < lines; i++) {
            slopes[i] = (right[i] - lossAtBase) / step;
        }
        return slopes;
    }

    /** Central differences {@code (f(h) - f(-h)) / 2h} on lines {@code 0} to {@code lines - 1}; error {@code h^2 f'''/6}. */
    public static double[] central(LineLosses f, int lines, double step) {
        return central(losses(f, lines, step, -step), 0, lines, step);
    }

    /**
     * Richardson extrapolation {@code (4 central(h/2) - central(h)) / 3} on lines {@code 0} to {@code lines - 1}; error {@code h^4
     * f^(5)/480}.
     */
    public static double[] richardson(LineLosses f, int lines, double step) {
        double[] losses = losses(f, lines, step, -step, step / 2, -step / 2);
        double[] whole = central(losses, 0, lines, step);
        double[] half = central(losses, 2 * lines, lines, step / 2);
        double[] slopes = new double[lines];
        for (int i = 0; i < lines; i++) {
            slopes[i] = (4 * half[i] - whole[i]) / 3;
        }
        return slopes;
    }

    private static double[] central(double[] losses, int from, int lines, double step) {
        double[] slopes = new double[lines];
        for (int i = 0; i < lines; i++) {
            slopes[i] = (losses[from + i] - losses[from + lines + i]) / (2 * step);
        }
        return slopes;
    }

    /** The losses of all lines at the first step, then of all lines at the second, and so on. */
    private static double[] losses(LineLosses f, int lines, double... steps) {
        int[] asked = new int[lines * steps.length];
        double[] at = new double[asked.length];
        for (int k = 0; k < steps.length; k++) {
            for (int i = 0; i < lines; i++) {
                asked[k * lines + i] = i;
            }
            Arrays.fill(at, k * lines, (k + 1) * lines, steps[k]);
        }
        return GradientLadder.losses(f, asked, at);
    }
}
