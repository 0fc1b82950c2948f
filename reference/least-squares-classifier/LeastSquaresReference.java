package org.gradus.assignments.leastsquares;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;

/**
 * The reference in matrix form, one small method for each term of the formulas, so that a known mistake replaces one term.
 *
 * <p>Formulas: with the residuals {@code R = X W - Y} the loss is {@code L = (1/N) ||R||_F^2 + lambda ||W||_F^2} and {@code dL/dW =
 * (2/N) X' R + 2 lambda W}, which is zero at {@code W = (X' X + lambda N I)^-1 X' Y}. Sources: Bishop, Pattern Recognition and Machine
 * Learning (2006), section 4.1.3, equations 4.15 to 4.17 (least squares for classification), and 3.1.4, equation 3.28 (with a
 * penalty); {@code N} stands beside {@code lambda} because the data term is a mean. Without a penalty the pseudo-inverse gives, of all
 * weights with the lowest loss, those with the smallest norm (Golub and Van Loan, Matrix Computations, 4th edition, section 5.5.2).
 */
public class LeastSquaresReference implements LeastSquaresClassifier {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        SimpleMatrix residuals = residuals(w, x, y);
        double loss = dataLoss(residuals) + penalty(w, lambda);
        SimpleMatrix gradient = dataGradient(x, residuals).plus(penaltyGradient(w, lambda));
        return new LossAndGradient(loss, gradient);
    }

    @Override
    public SimpleMatrix solve(SimpleMatrix x, SimpleMatrix y, double lambda) {
        if (lambda == 0) {
            return x.pseudoInverse().mult(y);
        }
        return x.transpose().mult(x).plus(ridge(x, lambda)).solve(x.transpose().mult(y));
    }

    @Override
    public int[] predict(SimpleMatrix x, SimpleMatrix w) {
        SimpleMatrix scores = x.mult(w);
        int[] classes = new int[scores.getNumRows()];
        for (int n = 0; n < classes.length; n++) {
            for (int k = 1; k < scores.getNumCols(); k++) {
                if (isPreferred(scores.get(n, k), scores.get(n, classes[n]))) {
                    classes[n] = k;
                }
            }
        }
        return classes;
    }

    @Override
    public BestCandidate search(List<SimpleMatrix> candidates, SimpleMatrix x, SimpleMatrix y, double lambda) {
        SimpleMatrix best = candidates.get(0);
        for (SimpleMatrix candidate : candidates) {
            if (criterion(candidate, x, y, lambda) < criterion(best, x, y, lambda)) {
                best = candidate;
            }
        }
        return new BestCandidate(best.copy(), evaluate(best, x, y, lambda).loss());
    }

    /** Returns {@code R = X W - Y}, {@code N x K}. */
    protected SimpleMatrix residuals(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y) {
        return x.mult(w).minus(y);
    }

    /** Returns {@code (1/N) ||R||_F^2}. */
    protected double dataLoss(SimpleMatrix residuals) {
        return residuals.elementPower(2).elementSum() / residuals.getNumRows();
    }

    /** Returns {@code lambda ||W||_F^2}. */
    protected double penalty(SimpleMatrix w, double lambda) {
        return lambda * w.elementPower(2).elementSum();
    }

    /** Returns {@code (2/N) X' R}, {@code D x K}. */
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix residuals) {
        return x.transpose().mult(residuals).scale(2.0 / x.getNumRows());
    }

    /** Returns {@code 2 lambda W}, {@code D x K}. */
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return w.scale(2 * lambda);
    }

    /** Returns {@code lambda N I}, {@code D x D}: what the penalty adds to {@code X' X}. */
    protected SimpleMatrix ridge(SimpleMatrix x, double lambda) {
        return SimpleMatrix.identity(x.getNumCols()).scale(lambda * x.getNumRows());
    }

    /** Whether a later class with this score is taken instead of the best one so far. */
    protected boolean isPreferred(double score, double best) {
        return score > best;
    }

    /** Returns the number by which the search compares candidates, lower is better: the loss. */
    protected double criterion(SimpleMatrix candidate, SimpleMatrix x, SimpleMatrix y, double lambda) {
        return evaluate(candidate, x, y, lambda).loss();
    }
}
