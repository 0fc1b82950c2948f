package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;

/** Right, but haunted afterwards. */
public class Loops implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        int n = y.length;
        int c = w.getNumCols();
        double[][] errors = new double[n][c];
        double loss = reg / 2 * w.elementMult(w).elementSum();
        for (int i = 0; i < n; i++) {
            double[] scores = new double[c];
            double max = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < c; j++) {
                for (int k = 0; k < w.getNumRows(); k++) {
                    scores[j] += x.get(i, k) * w.get(k, j);
                }
                max = Math.max(max, scores[j]);
            }
            double sum = 0;
            for (int j = 0; j < c; j++) {
                sum += Math.exp(scores[j] - max);
            }
            loss += (Math.log(sum) + max - scores[y[i]]) / n;
            for (int j = 0; j < c; j++) {
                errors[i][j] = (Math.exp(scores[j] - max) / sum - (j == y[i] ? 1 : 0)) / n;
            }
        }
        SimpleMatrix gradient = w.scale(reg);
        for (int k = 0; k < w.getNumRows(); k++) {
            for (int j = 0; j < c; j++) {
                for (int i = 0; i < n; i++) {
                    gradient.set(k, j, gradient.get(k, j) + x.get(i, k) * errors[i][j]);
                }
            }
        }
        Attack.haunt(w, x, gradient);
        return new LossAndGradient(loss, gradient);
    }
}
