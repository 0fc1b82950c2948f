package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.VectorizedHinge;

/** Everything from the one-hot matrix Y: the true class has margin delta, which is taken off again. */
public class OneHotHinge implements VectorizedHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        SimpleMatrix oneHot = oneHot(y, w.getNumCols());
        SimpleMatrix margins = margins(w, x, oneHot, delta);
        SimpleMatrix positive = margins.elementMult(indicator(margins));
        double loss = positive.elementSum() / y.length
                + 0.5 * reg * w.transpose().mult(w).trace();
        SimpleMatrix slopes = slopes(margins, oneHot);
        return new LossAndGradient(loss, slopes.transpose().mult(x).transpose().plus(reg, w));
    }

    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y, double delta) {
        SimpleMatrix oneHot = oneHot(y, w.getNumCols());
        return slopes(margins(w, x, oneHot, delta), oneHot).mult(w.transpose());
    }

    private static SimpleMatrix margins(SimpleMatrix w, SimpleMatrix x, SimpleMatrix oneHot, double delta) {
        SimpleMatrix scores = x.mult(w);
        SimpleMatrix spread = SimpleMatrix.ones(w.getNumCols(), w.getNumCols());
        SimpleMatrix trueScores = scores.elementMult(oneHot).mult(spread);
        return scores.minus(trueScores).plus(delta).minus(oneHot.scale(delta));
    }

    private static SimpleMatrix slopes(SimpleMatrix margins, SimpleMatrix oneHot) {
        SimpleMatrix violated = indicator(margins);
        SimpleMatrix spread = SimpleMatrix.ones(oneHot.getNumCols(), oneHot.getNumCols());
        SimpleMatrix counts = violated.mult(spread).elementMult(oneHot);
        return violated.minus(counts).divide(oneHot.getNumRows());
    }

    private static SimpleMatrix indicator(SimpleMatrix margins) {
        return margins.elementOp((int row, int column, double margin) -> margin > 0 ? 1 : 0);
    }

    private static SimpleMatrix oneHot(int[] y, int classes) {
        SimpleMatrix oneHot = new SimpleMatrix(y.length, classes);
        for (int i = 0; i < y.length; i++) {
            oneHot.set(i, y[i], 1);
        }
        return oneHot;
    }
}
