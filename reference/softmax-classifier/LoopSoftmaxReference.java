package org.gradus.assignments.softmax;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/** The reference with plain loops over examples, classes and features; formulas as in {@link SoftmaxReference}. */
public class LoopSoftmaxReference implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        int examples = x.getNumRows();
        int features = w.getNumRows();
        int classes = w.getNumCols();
        double loss = 0;
        SimpleMatrix gradient = new SimpleMatrix(features, classes);
        for (int i = 0; i < examples; i++) {
            double[] scores = new double[classes];
            double maximum = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < classes; j++) {
                for (int k = 0; k < features; k++) {
                    scores[j] += x.get(i, k) * w.get(k, j);
                }
                maximum = Math.max(maximum, scores[j]);
            }
            double sum = 0;
            for (int j = 0; j < classes; j++) {
                sum += Math.exp(scores[j] - maximum);
            }
            loss += (maximum + Math.log(sum) - scores[y[i]]) / examples;
            for (int j = 0; j < classes; j++) {
                double probability = Math.exp(scores[j] - maximum) / sum;
                double scoreGradient = (probability - (j == y[i] ? 1 : 0)) / examples;
                for (int k = 0; k < features; k++) {
                    gradient.set(k, j, gradient.get(k, j) + x.get(i, k) * scoreGradient);
                }
            }
        }
        for (int k = 0; k < features; k++) {
            for (int j = 0; j < classes; j++) {
                double weight = w.get(k, j);
                loss += 0.5 * reg * weight * weight;
                gradient.set(k, j, gradient.get(k, j) + reg * weight);
            }
        }
        return new LossAndGradient(loss, gradient);
    }
}
