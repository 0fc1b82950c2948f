package student;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.leastsquares.BestCandidate;
import org.gradus.assignments.leastsquares.LeastSquaresClassifier;

/** Plain loops; the closed form by elimination, where a variable without a pivot becomes 0. */
public class LoopLeastSquares implements LeastSquaresClassifier {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        int n = x.getNumRows();
        int d = w.getNumRows();
        int k = w.getNumCols();
        double data = 0;
        double penalty = 0;
        double[][] gradient = new double[d][k];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                double residual = score(x, w, i, j) - y.get(i, j);
                data += residual * residual;
                for (int f = 0; f < d; f++) {
                    gradient[f][j] += 2 * residual * x.get(i, f);
                }
            }
        }
        for (int f = 0; f < d; f++) {
            for (int j = 0; j < k; j++) {
                penalty += w.get(f, j) * w.get(f, j);
                gradient[f][j] += 2 * lambda * w.get(f, j);
            }
        }
        return new LossAndGradient(data + lambda * penalty, new SimpleMatrix(gradient));
    }

    @Override
    public SimpleMatrix solve(SimpleMatrix x, SimpleMatrix y, double lambda) {
        int n = x.getNumRows();
        int d = x.getNumCols();
        int k = y.getNumCols();
        double[][] a = new double[d][d + k];
        for (int f = 0; f < d; f++) {
            for (int i = 0; i < n; i++) {
                for (int g = 0; g < d; g++) {
                    a[f][g] += x.get(i, f) * x.get(i, g);
                }
                for (int j = 0; j < k; j++) {
                    a[f][d + j] += x.get(i, f) * y.get(i, j);
                }
            }
            a[f][f] += lambda * n;
        }
        return eliminated(a, d, k);
    }

    /** Solves a system with a symmetric matrix; the largest entry of the diagonal is always the next pivot. */
    private static SimpleMatrix eliminated(double[][] a, int d, int k) {
        boolean[] done = new boolean[d];
        double first = 0;
        for (int step = 0; step < d; step++) {
            int pivot = -1;
            for (int f = 0; f < d; f++) {
                if (!done[f] && (pivot < 0 || a[f][f] > a[pivot][pivot])) {
                    pivot = f;
                }
            }
            first = Math.max(first, a[pivot][pivot]);
            if (a[pivot][pivot] <= 1e-12 * first) {
                break;
            }
            done[pivot] = true;
            for (int row = 0; row < d; row++) {
                double factor = row == pivot ? 0 : a[row][pivot] / a[pivot][pivot];
                for (int column = 0; column < d + k; column++) {
                    a[row][column] -= factor * a[pivot][column];
                }
            }
        }
        SimpleMatrix w = new SimpleMatrix(d, k);
        for (int f = 0; f < d; f++) {
            for (int j = 0; j < k; j++) {
                w.set(f, j, done[f] ? a[f][d + j] / a[f][f] : 0);
            }
        }
        return w;
    }

    @Override
    public int[] predict(SimpleMatrix x, SimpleMatrix w) {
        int[] classes = new int[x.getNumRows()];
        for (int i = 0; i < classes.length; i++) {
            for (int j = 1; j < w.getNumCols(); j++) {
                if (score(x, w, i, j) > score(x, w, i, classes[i])) {
                    classes[i] = j;
                }
            }
        }
        return classes;
    }

    @Override
    public BestCandidate search(List<SimpleMatrix> candidates, SimpleMatrix x, SimpleMatrix y, double lambda) {
        int best = 0;
        double[] losses = new double[candidates.size()];
        for (int c = 0; c < losses.length; c++) {
            losses[c] = evaluate(candidates.get(c), x, y, lambda).loss();
            if (losses[c] < losses[best]) {
                best = c;
            }
        }
        return new BestCandidate(candidates.get(best).copy(), losses[best]);
    }

    private static double score(SimpleMatrix x, SimpleMatrix w, int i, int j) {
        double score = 0;
        for (int f = 0; f < w.getNumRows(); f++) {
            score += x.get(i, f) * w.get(f, j);
        }
        return score;
    }
}
