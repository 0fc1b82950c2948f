package org.gradus.numerics;

import java.util.Arrays;
import java.util.List;

/** A model written plainly with arrays, as the subject of gradient checks: scores, a loss of the scores, and backpropagation. */
abstract class PlainModel {
    static final double DELTA = 1;

    final double[][] x;
    final int[] y;
    final int classes;
    final boolean hinge;
    final double reg;

    /** The base point: all parameters in one array. */
    final double[] weights;

    PlainModel(double[][] x, int[] y, int classes, boolean hinge, double reg, double[] weights) {
        this.x = x;
        this.y = y;
        this.classes = classes;
        this.hinge = hinge;
        this.reg = reg;
        this.weights = weights;
    }

    /** Parameter blocks, as index ranges {@code [from, to)}. */
    abstract List<int[]> blocks();

    abstract PlainModel withoutPenalty();

    abstract boolean isPenalised(int parameter);

    /** For each parameter the largest input that it multiplies; 1 if there is none. */
    abstract double[] reach();

    abstract double[][] scores(double[] w);

    /** The gradient of the data term, from the gradient with respect to the scores. */
    abstract double[] backpropagate(double[][] scoreGradient, Slip slip);

    /** Distance of the nearest kink, in scores. */
    abstract double kinkDistance();

    int examples() {
        return x.length;
    }

    int features() {
        return x[0].length;
    }

    double loss(double[] w, Slip slip) {
        return slip == Slip.IN_FLOAT ? (float) lossAt(floats(w), slip) : lossAt(w, slip);
    }

    private static double[] floats(double[] values) {
        return Arrays.stream(values).map(value -> (float) value).toArray();
    }

    private double lossAt(double[] w, Slip slip) {
        double[][] scores = scores(w);
        double data = 0;
        for (int n = 0; n < examples(); n++) {
            data += hinge ? hingeLoss(scores[n], y[n]) : crossEntropy(scores[n], y[n]);
        }
        double squares = 0;
        for (int i = 0; i < w.length; i++) {
            squares += isPenalised(i) ? w[i] * w[i] : 0;
        }
        return dataFactor(slip) * data / examples() + penaltyFactor(slip) * 0.5 * reg * squares;
    }

    private double dataFactor(Slip slip) {
        return slip == Slip.LOSS_SUMMED ? examples() : slip == Slip.LOSS_LOG10 && !hinge ? 1 / Math.log(10) : 1;
    }

    private static double penaltyFactor(Slip slip) {
        return slip == Slip.LOSS_PENALTY_MISSING ? 0 : slip == Slip.LOSS_PENALTY_WHOLE ? 2 : 1;
    }

    /** The gradient of {@link #loss}: what a right submission with that loss would return. */
    double[] gradientOfLoss(Slip slip) {
        double[] data = backpropagate(scoreGradient(Slip.NONE), Slip.NONE);
        double[] gradient = new double[weights.length];
        for (int i = 0; i < gradient.length; i++) {
            double penalty = isPenalised(i) ? reg * weights[i] : 0;
            gradient[i] = dataFactor(slip) * data[i] + penaltyFactor(slip) * penalty;
        }
        return gradient;
    }

    /** The gradient as a submission with this slip returns it. */
    double[] gradient(Slip slip) {
        double[] data = backpropagate(scoreGradient(slip), slip);
        double sum = Arrays.stream(weights).sum();
        double[] gradient = new double[weights.length];
        for (int i = 0; i < gradient.length; i++) {
            double penalty = isPenalised(i) ? reg * weights[i] : 0;
            switch (slip) {
                case NOT_AVERAGED -> gradient[i] = data[i] * examples() + penalty;
                case AVERAGED_TWICE -> gradient[i] = data[i] / examples() + penalty;
                case DIVIDED_BY_FEATURES -> gradient[i] = data[i] * examples() / features() + penalty;
                case DATA_NEGATED -> gradient[i] = -data[i] + penalty;
                case PENALTY_MISSING -> gradient[i] = data[i];
                case PENALTY_DOUBLED -> gradient[i] = data[i] + 2 * penalty;
                case PENALTY_HALVED -> gradient[i] = data[i] + penalty / 2;
                case PENALTY_NEGATED -> gradient[i] = data[i] - penalty;
                case PENALTY_OF_SUM -> gradient[i] = data[i] + reg * sum;
                case PENALTY_WITHOUT_WEIGHTS -> gradient[i] = data[i] + reg;
                case FACTOR_1_0005 -> gradient[i] = 1.0005 * (data[i] + penalty);
                case FACTOR_1_00002 -> gradient[i] = 1.00002 * (data[i] + penalty);
                case SIGN -> gradient[i] = -(data[i] + penalty);
                case DOUBLED -> gradient[i] = 2 * (data[i] + penalty);
                case LEARNING_RATE -> gradient[i] = 0.1 * (data[i] + penalty);
                default -> gradient[i] = data[i] + penalty;
            }
        }
        switch (slip) {
            case ONE_COORDINATE_OFF -> gradient[weights.length / 3] *= 1.01;
            case ONE_COORDINATE_ZERO -> gradient[weights.length / 3] = 0;
            case FIRST_ROW_ZERO -> Arrays.fill(gradient, 0, classes, 0);
            default -> {}
        }
        return slip == Slip.IN_FLOAT ? floats(gradient) : gradient;
    }

    private double[][] scoreGradient(Slip slip) {
        double[][] gradient = scores(weights);
        for (int n = 0; n < examples(); n++) {
            int label = slip == Slip.LABELS_SHIFTED ? (y[n] + 1) % classes : y[n];
            if (hinge) {
                hingeGradient(gradient[n], label, slip);
            } else {
                crossEntropyGradient(gradient[n], label, slip);
            }
            boolean dropped = slip == Slip.LAST_EXAMPLE_DROPPED && n == examples() - 1;
            for (int j = 0; j < classes; j++) {
                gradient[n][j] = dropped ? 0 : gradient[n][j] / examples();
            }
        }
        return gradient;
    }

    private static double hingeLoss(double[] scores, int label) {
        double loss = 0;
        for (int j = 0; j < scores.length; j++) {
            loss += j == label ? 0 : Math.max(0, scores[j] - scores[label] + DELTA);
        }
        return loss;
    }

    private static void hingeGradient(double[] scores, int label, Slip slip) {
        double delta = slip == Slip.DELTA_MISSING ? 0 : DELTA;
        double[] s = scores.clone();
        int worst = -1;
        double count = 0;
        for (int j = 0; j < s.length; j++) {
            double margin = s[j] - s[label] + delta;
            boolean violated = j != label && margin > 0;
            scores[j] = !violated ? 0 : slip == Slip.MARGIN_INSTEAD_OF_INDICATOR ? margin : 1;
            count += scores[j];
            worst = violated && (worst < 0 || s[j] > s[worst]) ? j : worst;
        }
        if (slip == Slip.LARGEST_VIOLATION_ONLY && worst >= 0) {
            Arrays.fill(scores, 0);
            scores[worst] = 1;
            count = 1;
        }
        if (slip != Slip.LABEL_TERM_MISSING) {
            scores[label] = slip == Slip.TRUE_CLASS_ONCE ? -Math.min(1, count) : -count;
        }
    }

    private static double largest(double[] scores) {
        double largest = scores[0];
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        return largest;
    }

    private static double crossEntropy(double[] scores, int label) {
        double largest = largest(scores);
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - largest);
        }
        return Math.log(sum) + largest - scores[label];
    }

    private static void crossEntropyGradient(double[] scores, int label, Slip slip) {
        double largest = largest(scores);
        double sum = 0;
        for (int j = 0; j < scores.length; j++) {
            scores[j] = Math.exp(scores[j] - largest);
            sum += scores[j];
        }
        for (int j = 0; j < scores.length; j++) {
            double p = slip == Slip.NOT_NORMALISED ? scores[j] : scores[j] / sum;
            double delta = p - (j == label && slip != Slip.LABEL_TERM_MISSING ? 1 : 0);
            boolean omitted = slip == Slip.ONLY_TRUE_CLASS && j != label;
            scores[j] = omitted ? 0 : slip == Slip.SQUASHED_TWICE ? delta * p * (1 - p) : delta;
        }
    }
}
