package student;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;

public class SoftmaxLoops implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        int n = x.getNumRows();
        int d = x.getNumCols();
        int c = w.getNumCols();
        double[][] p = new double[n][c];
        double[] max = new double[c];
        double[] sum = new double[c];
        Arrays.fill(max, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < c; j++) {
                for (int k = 0; k < d; k++) {
                    p[i][j] += x.get(i, k) * w.get(k, j);
                }
                max[j] = Math.max(max[j], p[i][j]);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < c; j++) {
                p[i][j] = Math.exp(p[i][j] - max[j]);
                sum[j] += p[i][j];
            }
        }
        double loss = 0;
        SimpleMatrix dW = new SimpleMatrix(d, c);
        for (int i = 0; i < n; i++) {
            loss -= Math.log(p[i][y[i]] / sum[y[i]]) / n;
            for (int j = 0; j < c; j++) {
                double error = (p[i][j] / sum[j] - (j == y[i] ? 1 : 0)) / n;
                for (int k = 0; k < d; k++) {
                    dW.set(k, j, dW.get(k, j) + error * x.get(i, k));
                }
            }
        }
        for (int k = 0; k < d; k++) {
            for (int j = 0; j < c; j++) {
                loss += 0.5 * reg * w.get(k, j) * w.get(k, j);
                dW.set(k, j, dW.get(k, j) + reg * w.get(k, j));
            }
        }
        return new LossAndGradient(loss, dW);
    }
}
