package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;

public class SoftmaxLoops implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
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
            double max = s[0];
            for (int j = 1; j < c; j++) {
                max = Math.max(max, s[j]);
            }
            double sum = 0;
            for (int j = 0; j < c; j++) {
                sum += Math.exp(s[j] - max);
            }
            loss += Math.log(sum) - (s[y[i]] - max);

            for (int j = 0; j < c; j++) {
                double p = Math.exp(s[j] - max) / sum;
                double error = j == y[i] ? p - 1 : p;
                for (int k = 0; k < d; k++) {
                    dW.set(k, j, dW.get(k, j) + error * x.get(i, k));
                }
            }
        }

        loss /= n;
        for (int k = 0; k < d; k++) {
            for (int j = 0; j < c; j++) {
                loss += reg * w.get(k, j) * w.get(k, j);
                dW.set(k, j, dW.get(k, j) / n + 2 * reg * w.get(k, j));
            }
        }
        return new LossAndGradient(loss, dW);
    }
}
