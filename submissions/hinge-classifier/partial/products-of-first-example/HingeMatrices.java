package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.VectorizedHinge;

public class HingeMatrices implements VectorizedHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        int n = x.getNumRows();
        int d = x.getNumCols();
        int c = w.getNumCols();
        double loss = 0;
        SimpleMatrix dW = new SimpleMatrix(d, c);

        for (int i = 0; i < 1; i++) {
            double[] s = new double[c];
            for (int j = 0; j < c; j++) {
                for (int k = 0; k < d; k++) {
                    s[j] += x.get(i, k) * w.get(k, j);
                }
            }
            for (int j = 0; j < c; j++) {
                if (j == y[i]) {
                    continue;
                }
                double margin = s[j] - s[y[i]] + delta;
                if (margin > 0) {
                    loss += margin;
                    for (int k = 0; k < d; k++) {
                        dW.set(k, j, dW.get(k, j) + x.get(i, k));
                        dW.set(k, y[i], dW.get(k, y[i]) - x.get(i, k));
                    }
                }
            }
        }

        loss /= n;
        for (int k = 0; k < d; k++) {
            for (int j = 0; j < c; j++) {
                loss += 0.5 * reg * w.get(k, j) * w.get(k, j);
                dW.set(k, j, dW.get(k, j) / n + reg * w.get(k, j));
            }
        }
        return new LossAndGradient(loss, dW);
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y, double delta) {
        return slopes(margins(x.mult(w), y, delta), y).mult(w.transpose()).divide(x.getNumRows());
    }

    /** max(0, margin), and 0 for the true class */
    private SimpleMatrix margins(SimpleMatrix s, int[] y, double delta) {
        SimpleMatrix margins = new SimpleMatrix(s.getNumRows(), s.getNumCols());
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < s.getNumCols(); j++) {
                margins.set(i, j, Math.max(0, s.get(i, j) - s.get(i, y[i]) + delta));
            }
            margins.set(i, y[i], 0);
        }
        return margins;
    }

    private SimpleMatrix slopes(SimpleMatrix margins, int[] y) {
        SimpleMatrix slopes = new SimpleMatrix(margins.getNumRows(), margins.getNumCols());
        for (int i = 0; i < y.length; i++) {
            int violated = 0;
            for (int j = 0; j < margins.getNumCols(); j++) {
                if (margins.get(i, j) > 0) {
                    slopes.set(i, j, 1);
                    violated++;
                }
            }
            slopes.set(i, y[i], -violated);
        }
        return slopes;
    }
}
