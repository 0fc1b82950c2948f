package student;

import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.VectorizedSoftmax;

/** Honest, with matrix products. */
public class Products implements VectorizedSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        SimpleMatrix errors = x.mult(w);
        double loss = softmax(errors, y) + reg / 2 * w.elementMult(w).elementSum();
        SimpleMatrix gradient = w.scale(reg);
        CommonOps_DDRM.multAddTransA(x.getDDRM(), errors.getDDRM(), gradient.getDDRM());
        return new LossAndGradient(loss, gradient);
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        SimpleMatrix errors = x.mult(w);
        softmax(errors, y);
        return errors.mult(w.transpose());
    }

    /** Turns the scores into dL/dS, in place, and returns the mean cross-entropy. */
    private static double softmax(SimpleMatrix scores, int[] y) {
        double[] s = scores.getDDRM().getData();
        int c = scores.getNumCols();
        double loss = 0;
        for (int i = 0; i < y.length; i++) {
            int row = i * c;
            double max = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < c; j++) {
                max = Math.max(max, s[row + j]);
            }
            double own = s[row + y[i]];
            double sum = 0;
            for (int j = 0; j < c; j++) {
                s[row + j] = Math.exp(s[row + j] - max);
                sum += s[row + j];
            }
            loss += (Math.log(sum) + max - own) / y.length;
            for (int j = 0; j < c; j++) {
                s[row + j] = (s[row + j] / sum - (j == y[i] ? 1 : 0)) / y.length;
            }
        }
        return loss;
    }
}
