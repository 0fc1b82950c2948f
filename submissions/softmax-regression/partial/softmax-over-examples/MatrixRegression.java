package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmaxregression.SoftmaxRegression;

public class MatrixRegression implements SoftmaxRegression {
    @Override
    public SimpleMatrix oneHot(int[] labels, int classes) {
        SimpleMatrix y = new SimpleMatrix(labels.length, classes);
        for (int n = 0; n < labels.length; n++) {
            y.set(n, labels[n], 1);
        }
        return y;
    }

    @Override
    public SimpleMatrix predict(SimpleMatrix x, SimpleMatrix w) {
        return softmax(x.mult(w));
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        double entries = y.getNumElements();
        SimpleMatrix yhat = predict(x, w);
        double crossEntropy = -y.elementMult(yhat.elementLog()).elementSum() / entries;
        double penalty = lambda * w.elementMult(w).elementSum();

        SimpleMatrix errors = y.minus(yhat);
        SimpleMatrix gradient = x.transpose().mult(errors).divide(-entries).plus(w.scale(2 * lambda));
        return new LossAndGradient(crossEntropy + penalty, gradient);
    }

    private static SimpleMatrix softmax(SimpleMatrix scores) {
        SimpleMatrix p = scores.copy();
        for (int k = 0; k < p.getNumCols(); k++) {
            double max = scores.getColumn(k).elementMax();
            double sum = 0;
            for (int n = 0; n < p.getNumRows(); n++) {
                p.set(n, k, Math.exp(scores.get(n, k) - max));
                sum += p.get(n, k);
            }
            for (int n = 0; n < p.getNumRows(); n++) {
                p.set(n, k, p.get(n, k) / sum);
            }
        }
        return p;
    }
}
