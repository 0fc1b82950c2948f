package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmaxregression.SoftmaxRegression;

/** One example after the other, on plain arrays. */
public class LoopRegression implements SoftmaxRegression {
    @Override
    public SimpleMatrix oneHot(int[] labels, int classes) {
        double[][] y = new double[labels.length][classes];
        for (int n = 0; n < labels.length; n++) {
            for (int k = 0; k < classes; k++) {
                y[n][k] = labels[n] == k ? 1.0 : 0.0;
            }
        }
        return new SimpleMatrix(y);
    }

    @Override
    public SimpleMatrix predict(SimpleMatrix x, SimpleMatrix w) {
        double[][] yhat = new double[x.getNumRows()][];
        for (int n = 0; n < yhat.length; n++) {
            double[] s = scores(x, w, n);
            double logSum = logSumExp(s);
            yhat[n] = new double[s.length];
            for (int k = 0; k < s.length; k++) {
                yhat[n][k] = Math.exp(s[k] - logSum);
            }
        }
        return new SimpleMatrix(yhat);
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        int examples = x.getNumRows();
        int features = w.getNumRows();
        int classes = w.getNumCols();
        double loss = 0;
        double[][] gradient = new double[features][classes];
        for (int n = 0; n < examples; n++) {
            double[] s = scores(x, w, n);
            double logSum = logSumExp(s);
            for (int k = 0; k < classes; k++) {
                loss -= y.get(n, k) * (s[k] - logSum);
                double error = Math.exp(s[k] - logSum) - y.get(n, k);
                for (int d = 0; d < features; d++) {
                    gradient[d][k] += x.get(n, d) * error;
                }
            }
        }
        loss /= examples;
        for (int d = 0; d < features; d++) {
            for (int k = 0; k < classes; k++) {
                loss += lambda / 2 * w.get(d, k) * w.get(d, k);
                gradient[d][k] = gradient[d][k] / examples + lambda * w.get(d, k);
            }
        }
        return new LossAndGradient(loss, new SimpleMatrix(gradient));
    }

    private static double[] scores(SimpleMatrix x, SimpleMatrix w, int n) {
        double[] s = new double[w.getNumCols()];
        for (int k = 0; k < s.length; k++) {
            for (int d = 0; d < w.getNumRows(); d++) {
                s[k] += x.get(n, d) * w.get(d, k);
            }
        }
        return s;
    }

    private static double logSumExp(double[] s) {
        double max = Double.NEGATIVE_INFINITY;
        for (double one : s) {
            max = Math.max(max, one);
        }
        double sum = 0;
        for (double one : s) {
            sum += Math.exp(one - max);
        }
        return max + Math.log(sum);
    }
}
