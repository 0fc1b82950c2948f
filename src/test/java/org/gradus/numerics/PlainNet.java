package org.gradus.numerics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Scores {@code max(X W1 + b1, 0) W2 + b2} with a softmax; the parameters are W1, b1, W2, b2, and W1 and W2 are penalised. */
final class PlainNet extends PlainModel {
    private final int hidden;
    private final int b1;
    private final int w2;
    private final int b2;

    PlainNet(double[][] x, int[] y, int hidden, int classes, double reg, double[] weights) {
        super(x, y, classes, false, reg, weights);
        this.hidden = hidden;
        b1 = features() * hidden;
        w2 = b1 + hidden;
        b2 = w2 + hidden * classes;
    }

    static int parameters(int features, int hidden, int classes) {
        return features * hidden + hidden + hidden * classes + classes;
    }

    @Override
    List<int[]> blocks() {
        return List.of(new int[] {0, b1}, new int[] {b1, w2}, new int[] {w2, b2}, new int[] {b2, weights.length});
    }

    @Override
    PlainModel withoutPenalty() {
        return new PlainNet(x, y, hidden, classes, 0, weights);
    }

    @Override
    boolean isPenalised(int parameter) {
        return parameter < b1 || (parameter >= w2 && parameter < b2);
    }

    @Override
    double[] reach() {
        double[] reach = new double[weights.length];
        Arrays.fill(reach, 1);
        double[][] sums = sums(weights);
        for (int i = 0; i < b1; i++) {
            int feature = i / hidden;
            reach[i] = orOne(Arrays.stream(x).mapToDouble(row -> Math.abs(row[feature])));
        }
        for (int i = w2; i < b2; i++) {
            int unit = (i - w2) / classes;
            reach[i] = orOne(Arrays.stream(sums).mapToDouble(row -> Math.max(0, row[unit])));
        }
        return reach;
    }

    private static double orOne(DoubleStream inputs) {
        double largest = inputs.max().orElseThrow();
        return largest == 0 ? 1 : largest;
    }

    private double[][] sums(double[] w) {
        double[][] sums = new double[examples()][hidden];
        for (int n = 0; n < examples(); n++) {
            for (int h = 0; h < hidden; h++) {
                double sum = w[b1 + h];
                for (int f = 0; f < features(); f++) {
                    sum += x[n][f] * w[f * hidden + h];
                }
                sums[n][h] = sum;
            }
        }
        return sums;
    }

    @Override
    double[][] scores(double[] w) {
        double[][] sums = sums(w);
        double[][] scores = new double[examples()][classes];
        for (int n = 0; n < examples(); n++) {
            for (int j = 0; j < classes; j++) {
                double score = w[b2 + j];
                for (int h = 0; h < hidden; h++) {
                    score += Math.max(0, sums[n][h]) * w[w2 + h * classes + j];
                }
                scores[n][j] = score;
            }
        }
        return scores;
    }

    @Override
    double[] backpropagate(double[][] scoreGradient, Slip slip) {
        double[][] sums = sums(weights);
        double[] gradient = new double[weights.length];
        for (int n = 0; n < examples(); n++) {
            double biasFactor =
                    slip == Slip.BIASES_NOT_AVERAGED ? examples() : slip == Slip.BIASES_OF_ONE_EXAMPLE && n > 0 ? 0 : 1;
            for (int j = 0; j < classes; j++) {
                gradient[b2 + j] += biasFactor * scoreGradient[n][j];
            }
            for (int h = 0; h < hidden; h++) {
                double delta = 0;
                double output = slip == Slip.HIDDEN_NOT_RECTIFIED ? sums[n][h] : Math.max(0, sums[n][h]);
                for (int j = 0; j < classes; j++) {
                    gradient[w2 + h * classes + j] += output * scoreGradient[n][j];
                    delta += scoreGradient[n][j] * weights[w2 + h * classes + j];
                }
                delta = passes(sums[n][h], delta, slip) ? delta : 0;
                gradient[b1 + h] += biasFactor * delta;
                for (int f = 0; f < features(); f++) {
                    gradient[f * hidden + h] += slip == Slip.FIRST_LAYER_ZERO ? 0 : x[n][f] * delta;
                }
            }
        }
        return gradient;
    }

    private static boolean passes(double sum, double delta, Slip slip) {
        return switch (slip) {
            case MASK_MISSING -> true;
            case MASK_INVERTED -> sum <= 0;
            case MASK_OF_DELTA -> delta > 0;
            default -> sum > 0;
        };
    }

    @Override
    double kinkDistance() {
        return Arrays.stream(sums(weights))
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .min()
                .orElseThrow();
    }

    /** Moves an example until the sum at a hidden unit is {@code sum}. */
    void moveToSum(int example, int unit, double sum) {
        double square = 0;
        for (int f = 0; f < features(); f++) {
            square += weights[f * hidden + unit] * weights[f * hidden + unit];
        }
        double factor = (sum - sums(weights)[example][unit]) / square;
        for (int f = 0; f < features(); f++) {
            x[example][f] += factor * weights[f * hidden + unit];
        }
    }
}
