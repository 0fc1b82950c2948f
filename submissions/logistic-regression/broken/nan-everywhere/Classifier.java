package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.logistic.LogisticRegression;

public class Classifier implements LogisticRegression {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        return SimpleMatrix.filled(images.getNumRows(), images.getNumCols() + 1, Double.NaN);
    }

    @Override
    public SimpleMatrix probabilities(SimpleMatrix w, SimpleMatrix x) {
        return SimpleMatrix.filled(x.getNumRows(), 1, Double.NaN);
    }

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda) {
        return new LossAndGradient(Double.NaN, SimpleMatrix.filled(w.getNumRows(), 1, Double.NaN));
    }

    @Override
    public double accuracy(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return Double.NaN;
    }
}
