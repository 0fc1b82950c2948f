package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.VectorizedSoftmax;

public class SoftmaxMatrices implements VectorizedSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        int n = x.getNumRows();
        SimpleMatrix p = probabilities(x.mult(w));
        double loss = 0.5 * reg * w.elementMult(w).elementSum();
        for (int i = 0; i < n; i++) {
            loss -= Math.log(p.get(i, y[i])) / n;
        }
        SimpleMatrix dW = x.transpose().mult(minusOne(p, y)).divide(n).plus(w.scale(reg));
        return new LossAndGradient(loss, dW);
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return minusOne(probabilities(x.mult(w)), y).mult(w.transpose()).divide(x.getNumRows());
    }

    private SimpleMatrix probabilities(SimpleMatrix s) {
        for (int j = 0; j < s.getNumCols(); j++) {
            SimpleMatrix column = s.getColumn(j);
            SimpleMatrix e = column.minus(column.elementMax()).elementExp();
            s.setColumn(j, e.divide(e.elementSum()));
        }
        return s;
    }

    private SimpleMatrix minusOne(SimpleMatrix p, int[] y) {
        SimpleMatrix result = p.copy();
        for (int i = 0; i < y.length; i++) {
            result.set(i, y[i], result.get(i, y[i]) - 1);
        }
        return result;
    }
}
