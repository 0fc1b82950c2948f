package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.LoopHinge;

public class HingeLoops implements LoopHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        int n = x.getNumRows();
        int d = x.getNumCols();
        int c = w.getNumCols();
        double loss = 0;
        SimpleMatrix dW = new SimpleMatrix(d, c);

        for (int i = 0; i < n; i++) {
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
}
