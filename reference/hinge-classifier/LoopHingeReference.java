package org.gradus.assignments.hinge;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/** The reference with plain loops over examples, classes and features; formulas as in {@link HingeReference}. */
public class LoopHingeReference implements LoopHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        int examples = x.getNumRows();
        int features = w.getNumRows();
        int classes = w.getNumCols();
        double loss = 0;
        SimpleMatrix gradient = new SimpleMatrix(features, classes);
        for (int i = 0; i < examples; i++) {
            double[] scores = new double[classes];
            for (int j = 0; j < classes; j++) {
                for (int k = 0; k < features; k++) {
                    scores[j] += x.get(i, k) * w.get(k, j);
                }
            }
            for (int j = 0; j < classes; j++) {
                double margin = scores[j] - scores[y[i]] + delta;
                if (j == y[i] || margin <= 0) {
                    continue;
                }
                loss += margin / examples;
                for (int k = 0; k < features; k++) {
                    double slope = x.get(i, k) / examples;
                    gradient.set(k, j, gradient.get(k, j) + slope);
                    gradient.set(k, y[i], gradient.get(k, y[i]) - slope);
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
