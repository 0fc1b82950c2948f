package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmaxregression.SoftmaxRegression;

public class MatrixRegression implements SoftmaxRegression {
    @Override
    public SimpleMatrix oneHot(int[] labels, int classes) {
        SimpleMatrix y = new SimpleMatrix(classes, labels.length);
        for (int n = 0; n < labels.length; n++) {
            y.set(labels[n], n, 1);
        }
        return y;
    }

    @Override
    public SimpleMatrix predict(SimpleMatrix x, SimpleMatrix w) {
        return logSoftmax(x.mult(w)).elementExp().transpose();
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        double entries = y.getNumElements();
        SimpleMatrix logYhat = logSoftmax(x.mult(w));
        double crossEntropy = -y.elementMult(logYhat).elementSum() / entries;
        double penalty = lambda * w.elementMult(w).elementSum();

        SimpleMatrix errors = y.minus(logYhat.elementExp());
        SimpleMatrix gradient = x.transpose().mult(errors).divide(-entries).plus(w.scale(2 * lambda));
        return new LossAndGradient(crossEntropy + penalty, gradient.transpose());
    }

    /** Scores minus the logarithm of the sum of their exponentials, row by row. */
    private static SimpleMatrix logSoftmax(SimpleMatrix scores) {
        SimpleMatrix logarithms = scores.copy();
        for (int n = 0; n < scores.getNumRows(); n++) {
            double max = scores.getRow(n).elementMax();
            double sum = scores.getRow(n).minus(max).elementExp().elementSum();
            for (int k = 0; k < scores.getNumCols(); k++) {
                logarithms.set(n, k, scores.get(n, k) - max - Math.log(sum));
            }
        }
        return logarithms;
    }
}
