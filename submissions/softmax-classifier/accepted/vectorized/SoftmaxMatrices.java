package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.VectorizedSoftmax;

public class SoftmaxMatrices implements VectorizedSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        int n = x.getNumRows();
        SimpleMatrix s = shiftedScores(x, w);
        SimpleMatrix e = s.elementExp();

        double loss = 0;
        for (int i = 0; i < n; i++) {
            loss += Math.log(e.getRow(i).elementSum()) - s.get(i, y[i]);
        }
        loss = loss / n + 0.5 * reg * w.elementMult(w).elementSum();

        SimpleMatrix dW = x.transpose().mult(errors(e, y)).divide(n).plus(w.scale(reg));
        return new LossAndGradient(loss, dW);
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return errors(shiftedScores(x, w).elementExp(), y).mult(w.transpose()).divide(x.getNumRows());
    }

    /** Scores minus the largest score of each row. */
    private SimpleMatrix shiftedScores(SimpleMatrix x, SimpleMatrix w) {
        SimpleMatrix s = x.mult(w);
        for (int i = 0; i < s.getNumRows(); i++) {
            double max = s.getRow(i).elementMax();
            for (int j = 0; j < s.getNumCols(); j++) {
                s.set(i, j, s.get(i, j) - max);
            }
        }
        return s;
    }

    /** P - Y */
    private SimpleMatrix errors(SimpleMatrix e, int[] y) {
        SimpleMatrix p = e.copy();
        for (int i = 0; i < p.getNumRows(); i++) {
            double sum = e.getRow(i).elementSum();
            for (int j = 0; j < p.getNumCols(); j++) {
                p.set(i, j, e.get(i, j) / sum);
            }
            p.set(i, y[i], p.get(i, y[i]) - 1);
        }
        return p;
    }
}
