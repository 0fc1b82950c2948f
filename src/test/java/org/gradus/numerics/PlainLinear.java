package org.gradus.numerics;

import java.util.Arrays;
import java.util.List;

/** Scores {@code X W}; {@code W} is stored row-major, a row for each feature. All of it is penalised. */
final class PlainLinear extends PlainModel {
    PlainLinear(double[][] x, int[] y, int classes, boolean hinge, double reg, double[] weights) {
        super(x, y, classes, hinge, reg, weights);
    }

    @Override
    List<int[]> blocks() {
        return List.of(new int[] {0, weights.length});
    }

    @Override
    PlainModel withoutPenalty() {
        return new PlainLinear(x, y, classes, hinge, 0, weights);
    }

    @Override
    boolean isPenalised(int parameter) {
        return true;
    }

    @Override
    double[] reach() {
        double[] reach = new double[weights.length];
        for (int i = 0; i < reach.length; i++) {
            int feature = i / classes;
            double largest = Arrays.stream(x)
                    .mapToDouble(row -> Math.abs(row[feature]))
                    .max()
                    .orElseThrow();
            reach[i] = largest == 0 ? 1 : largest;
        }
        return reach;
    }

    @Override
    double[][] scores(double[] w) {
        double[][] scores = new double[examples()][classes];
        for (int n = 0; n < examples(); n++) {
            for (int f = 0; f < features(); f++) {
                for (int j = 0; j < classes; j++) {
                    scores[n][j] += x[n][f] * w[f * classes + j];
                }
            }
        }
        return scores;
    }

    @Override
    double[] backpropagate(double[][] scoreGradient, Slip slip) {
        double[] gradient = new double[weights.length];
        for (int n = 0; n < examples(); n++) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += x[n][i / classes] * scoreGradient[n][i % classes];
            }
        }
        return gradient;
    }

    @Override
    double kinkDistance() {
        double nearest = Double.POSITIVE_INFINITY;
        double[][] scores = scores(weights);
        for (int n = 0; hinge && n < examples(); n++) {
            for (int j = 0; j < classes; j++) {
                double margin = scores[n][j] - scores[n][y[n]] + DELTA;
                nearest = j == y[n] ? nearest : Math.min(nearest, Math.abs(margin));
            }
        }
        return nearest;
    }

    /** Moves an example until its margin at a class is {@code margin}. */
    void moveToMargin(int example, int rival, double margin) {
        double[] s = scores(weights)[example];
        double square = 0;
        for (int f = 0; f < features(); f++) {
            square += Math.pow(weights[f * classes + rival] - weights[f * classes + y[example]], 2);
        }
        double factor = (margin - (s[rival] - s[y[example]] + DELTA)) / square;
        for (int f = 0; f < features(); f++) {
            x[example][f] += factor * (weights[f * classes + rival] - weights[f * classes + y[example]]);
        }
    }
}
