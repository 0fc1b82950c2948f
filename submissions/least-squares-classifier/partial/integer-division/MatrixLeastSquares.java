package student;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.leastsquares.BestCandidate;
import org.gradus.assignments.leastsquares.LeastSquaresClassifier;

public class MatrixLeastSquares implements LeastSquaresClassifier {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        int n = x.getNumRows();
        SimpleMatrix residuals = x.mult(w).minus(y);
        double loss = residuals.elementMult(residuals).elementSum() / n
                + lambda * w.elementMult(w).elementSum();
        SimpleMatrix gradient = x.transpose().mult(residuals).scale(2 / n).plus(w.scale(2 * lambda));
        return new LossAndGradient(loss, gradient);
    }

    @Override
    public SimpleMatrix solve(SimpleMatrix x, SimpleMatrix y, double lambda) {
        SimpleMatrix xt = x.transpose();
        SimpleMatrix ridge = SimpleMatrix.identity(x.getNumCols()).scale(lambda * x.getNumRows());
        return xt.mult(x).plus(ridge).pseudoInverse().mult(xt).mult(y);
    }

    @Override
    public int[] predict(SimpleMatrix x, SimpleMatrix w) {
        SimpleMatrix scores = x.mult(w);
        int[] classes = new int[x.getNumRows()];
        for (int n = 0; n < classes.length; n++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < scores.getNumCols(); k++) {
                double score = scores.get(n, k);
                if (score > best) {
                    best = score;
                    classes[n] = k;
                }
            }
        }
        return classes;
    }

    @Override
    public BestCandidate search(List<SimpleMatrix> candidates, SimpleMatrix x, SimpleMatrix y, double lambda) {
        SimpleMatrix best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (SimpleMatrix candidate : candidates) {
            double loss = evaluate(candidate, x, y, lambda).loss();
            if (loss < lowest) {
                lowest = loss;
                best = candidate.copy();
            }
        }
        return new BestCandidate(best, lowest);
    }
}
