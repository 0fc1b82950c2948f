package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.logistic.LogisticRegression;

/** The algebra of SimpleMatrix: no loop over features. */
public class MatrixLogistic implements LogisticRegression {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        return ones(images.getNumRows()).concatColumns(images.divide(255));
    }

    @Override
    public SimpleMatrix probabilities(SimpleMatrix w, SimpleMatrix x) {
        return x.mult(w).elementOp((int row, int column, double s) -> 1 / (1 + Math.exp(-s)));
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda) {
        SimpleMatrix s = x.mult(w);
        SimpleMatrix target = column(y);
        SimpleMatrix softplus = s.elementOp((int row, int column, double value) -> softplus(value));

        double fit = (softplus.elementSum() - s.dot(target)) / y.length;
        SimpleMatrix errors = probabilities(w, x).minus(target);
        SimpleMatrix gradient = x.transpose().mult(errors).divide(y.length).plus(w.scale(2 * lambda));
        return new LossAndGradient(fit + lambda * w.dot(w), gradient);
    }

    @Override
    public double accuracy(SimpleMatrix w, SimpleMatrix x, int[] y) {
        // the probability is at least 0.5 exactly where the score is at least 0
        SimpleMatrix predicted = x.mult(w).elementOp((int row, int column, double s) -> s >= 0 ? 1 : 0);
        SimpleMatrix wrong = predicted.minus(column(y));
        return 1 - wrong.elementPower(2).elementSum() / y.length;
    }

    private static double softplus(double s) {
        return s > 0 ? s + Math.log1p(Math.exp(-s)) : Math.log1p(Math.exp(s));
    }

    private static SimpleMatrix ones(int rows) {
        return SimpleMatrix.filled(rows, 1, 1);
    }

    private static SimpleMatrix column(int[] y) {
        SimpleMatrix column = new SimpleMatrix(y.length, 1);
        for (int i = 0; i < y.length; i++) {
            column.set(i, y[i]);
        }
        return column;
    }
}
