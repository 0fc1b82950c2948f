package student;

import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;

/** Loops over examples, units and inputs, with nothing but numbers and arrays inside. */
public class ArrayLoops implements LoopPerceptron {
    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        int k = x.getNumCols();
        double[][] ha = layer(w1, x.toArray2(), b1, k);
        double[][] hs = new double[ha.length][k];
        for (int i = 0; i < ha.length; i++) {
            for (int n = 0; n < k; n++) {
                hs[i][n] = ha[i][n] > 0 ? ha[i][n] : 0;
            }
        }
        double[][] oa = layer(w2, hs, b2, k);
        double[][] os = new double[oa.length][k];
        for (int n = 0; n < k; n++) {
            double logSum = logSum(oa, n);
            for (int j = 0; j < oa.length; j++) {
                os[j][n] = Math.exp(oa[j][n] - logSum);
            }
        }
        return new ForwardPass(new SimpleMatrix(ha), new SimpleMatrix(hs), new SimpleMatrix(oa), new SimpleMatrix(os));
    }

    @Override
    public BackwardPass backward(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        ForwardPass f = forward(x, w1, b1, w2, b2);
        int d = x.getNumRows();
        int dh = w1.getNumRows();
        int m = w2.getNumRows();
        int k = y.length;
        double[][] gradOa = new double[m][k];
        double[][] gradHs = new double[dh][k];
        double[][] gradHa = new double[dh][k];
        double[][] gradX = new double[d][k];
        double[][] gradB2 = new double[m][1];
        double[][] gradW2 = new double[m][dh];
        double[][] gradB1 = new double[dh][1];
        double[][] gradW1 = new double[dh][d];
        for (int n = 0; n < k; n++) {
            for (int j = 0; j < m; j++) {
                gradOa[j][n] = f.os().get(j, n) - (y[n] == j ? 1 : 0);
                gradB2[j][0] += gradOa[j][n] / k;
                for (int i = 0; i < dh; i++) {
                    gradW2[j][i] += gradOa[j][n] * f.hs().get(i, n) / k;
                    gradHs[i][n] += w2.get(j, i) * gradOa[j][n];
                }
            }
            for (int i = 0; i < dh; i++) {
                gradHa[i][n] = f.ha().get(i, n) > 0 ? gradHs[i][n] : 0;
                gradB1[i][0] += gradHa[i][n] / k;
                for (int r = 0; r < d; r++) {
                    gradW1[i][r] += gradHa[i][n] * x.get(r, n) / k;
                    gradX[r][n] += w1.get(i, r) * gradHa[i][n];
                }
            }
        }
        return new BackwardPass(
                new SimpleMatrix(gradOa),
                new SimpleMatrix(gradB2),
                new SimpleMatrix(gradW2),
                new SimpleMatrix(gradHs),
                new SimpleMatrix(gradHa),
                new SimpleMatrix(gradB1),
                new SimpleMatrix(gradW1),
                new SimpleMatrix(gradX));
    }

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x,
            int[] y,
            SimpleMatrix w1,
            SimpleMatrix b1,
            SimpleMatrix w2,
            SimpleMatrix b2,
            double lambda11,
            double lambda12,
            double lambda21,
            double lambda22) {
        double[][] oa = forward(x, w1, b1, w2, b2).oa().toArray2();
        double sum = 0;
        for (int n = 0; n < y.length; n++) {
            sum += logSum(oa, n) - oa[y[n]][n];
        }
        double risk = sum / y.length;
        BackwardPass back = backward(x, y, w1, b1, w2, b2);
        double[][] gradW1 = back.gradW1().toArray2();
        double[][] gradW2 = back.gradW2().toArray2();
        risk += penalise(w1.toArray2(), lambda11, lambda12, gradW1);
        risk += penalise(w2.toArray2(), lambda21, lambda22, gradW2);
        return new LossAndGradients(
                risk,
                Map.of(
                        "W1",
                        new SimpleMatrix(gradW1),
                        "b1",
                        back.gradB1(),
                        "W2",
                        new SimpleMatrix(gradW2),
                        "b2",
                        back.gradB2()));
    }

    private static double[][] layer(SimpleMatrix weights, double[][] inputs, SimpleMatrix biases, int k) {
        double[][] out = new double[weights.getNumRows()][k];
        for (int n = 0; n < k; n++) {
            for (int i = 0; i < out.length; i++) {
                out[i][n] = biases.get(i);
                for (int j = 0; j < inputs.length; j++) {
                    out[i][n] += weights.get(i, j) * inputs[j][n];
                }
            }
        }
        return out;
    }

    private static double logSum(double[][] activations, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (double[] row : activations) {
            max = Math.max(max, row[n]);
        }
        double sum = 0;
        for (double[] row : activations) {
            sum += Math.exp(row[n] - max);
        }
        return max + Math.log(sum);
    }

    private static double penalise(double[][] weights, double absolute, double square, double[][] gradient) {
        double penalty = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights[i].length; j++) {
                double w = weights[i][j];
                penalty += absolute * Math.abs(w) + square * w * w;
                gradient[i][j] += 2 * square * w;
                if (w > 0) {
                    gradient[i][j] += absolute;
                } else if (w < 0) {
                    gradient[i][j] -= absolute;
                }
            }
        }
        return penalty;
    }
}
