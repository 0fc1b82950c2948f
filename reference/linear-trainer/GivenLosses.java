package org.gradus.assignments.trainer;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/**
 * The losses that the checks give, as in the assignments on the softmax and the hinge classifier: a mean over the examples and the
 * penalty {@code reg/2 * sum(W^2)}. Written with arrays: a check evaluates them some hundred times.
 */
enum GivenLosses implements BatchLoss {
    /** Mean cross-entropy of the softmax (Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.4). */
    SOFTMAX {
        @Override
        double ofExample(double[] scores, int label) {
            double maximum = Double.NEGATIVE_INFINITY;
            for (double score : scores) {
                maximum = Math.max(maximum, score);
            }
            double sum = 0;
            for (double score : scores) {
                sum += Math.exp(score - maximum);
            }
            double loss = maximum + Math.log(sum) - scores[label];
            for (int j = 0; j < scores.length; j++) {
                scores[j] = Math.exp(scores[j] - maximum) / sum - (j == label ? 1 : 0);
            }
            return loss;
        }
    },

    /** Mean multiclass hinge with margin 1 (Weston and Watkins, 1999). */
    HINGE {
        @Override
        double ofExample(double[] scores, int label) {
            double own = scores[label];
            double loss = 0;
            int violated = 0;
            for (int j = 0; j < scores.length; j++) {
                double margin = j == label ? 0 : scores[j] - own + 1;
                loss += Math.max(0, margin);
                violated += margin > 0 ? 1 : 0;
                scores[j] = margin > 0 ? 1 : 0;
            }
            scores[label] = -violated;
            return loss;
        }
    };

    /** Returns the loss of one example and replaces its scores by the gradient with respect to them. */
    abstract double ofExample(double[] scores, int label);

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        int features = w.getNumRows();
        int classes = w.getNumCols();
        if (x.getNumCols() != features || x.getNumRows() != y.length || y.length == 0) {
            throw new IllegalArgumentException("w is " + features + " x " + classes + ", x is " + x.getNumRows() + " x "
                    + x.getNumCols() + " and there are " + y.length
                    + " labels; x needs as many columns as w has rows, as many"
                    + " rows as there are labels, and at least one");
        }
        double[] weights = w.getDDRM().data;
        double[] examples = x.getDDRM().data;
        SimpleMatrix gradient = new SimpleMatrix(features, classes);
        double[] slopes = gradient.getDDRM().data;
        double loss = 0;
        double[] scores = new double[classes];
        for (int i = 0; i < y.length; i++) {
            if (y[i] < 0 || y[i] >= classes) {
                throw new IllegalArgumentException(
                        "the label " + y[i] + " of example " + i + " is not in 0 <= y < " + classes);
            }
            Arrays.fill(scores, 0);
            for (int k = 0; k < features; k++) {
                double feature = examples[i * features + k];
                for (int j = 0; feature != 0 && j < classes; j++) {
                    scores[j] += feature * weights[k * classes + j];
                }
            }
            loss += ofExample(scores, y[i]) / y.length;
            for (int k = 0; k < features; k++) {
                double feature = examples[i * features + k] / y.length;
                for (int j = 0; feature != 0 && j < classes; j++) {
                    slopes[k * classes + j] += feature * scores[j];
                }
            }
        }
        for (int i = 0; i < features * classes; i++) {
            loss += 0.5 * reg * weights[i] * weights[i];
            slopes[i] += reg * weights[i];
        }
        return new LossAndGradient(loss, gradient);
    }
}
