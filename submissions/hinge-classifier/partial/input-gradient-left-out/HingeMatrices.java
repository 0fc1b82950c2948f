package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.VectorizedHinge;

public class HingeMatrices implements VectorizedHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        int n = x.getNumRows();
        SimpleMatrix margins = margins(x.mult(w), y, delta);
        double loss = margins.elementSum() / n + 0.5 * reg * w.elementMult(w).elementSum();
        SimpleMatrix dW = x.transpose().mult(slopes(margins, y)).divide(n).plus(w.scale(reg));
        return new LossAndGradient(loss, dW);
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y, double delta) {
        return new SimpleMatrix(x.getNumRows(), x.getNumCols());
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
