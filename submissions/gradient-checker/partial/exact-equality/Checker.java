package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientChecker;
import org.gradus.assignments.checker.Loss;
import org.gradus.assignments.checker.Verdict;

/** Differences on a copy of the weights, one entry at a time. */
public class Checker implements GradientChecker {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        double here = loss.at(w);
        SimpleMatrix slopes = new SimpleMatrix(w.getNumRows(), w.getNumCols());
        for (int i = 0; i < w.getNumRows(); i++) {
            for (int j = 0; j < w.getNumCols(); j++) {
                slopes.set(i, j, (at(loss, w, i, j, h) - here) / h);
            }
        }
        return slopes;
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        SimpleMatrix slopes = new SimpleMatrix(w.getNumRows(), w.getNumCols());
        for (int i = 0; i < w.getNumRows(); i++) {
            for (int j = 0; j < w.getNumCols(); j++) {
                slopes.set(i, j, slope(loss, w, i, j, h));
            }
        }
        return slopes;
    }

    @Override
    public double relativeError(SimpleMatrix analytic, SimpleMatrix numeric) {
        double worst = 0;
        for (int i = 0; i < analytic.getNumRows(); i++) {
            for (int j = 0; j < analytic.getNumCols(); j++) {
                worst = Math.max(worst, error(analytic.get(i, j), numeric.get(i, j)));
            }
        }
        return worst;
    }

    @Override
    public double[] sparseCheck(Loss loss, SimpleMatrix w, SimpleMatrix analytic, int[] entries, double h) {
        double[] errors = new double[entries.length];
        for (int k = 0; k < entries.length; k++) {
            int i = entries[k] / w.getNumCols();
            int j = entries[k] % w.getNumCols();
            errors[k] = error(analytic.get(i, j), slope(loss, w, i, j, h));
        }
        return errors;
    }

    @Override
    public Verdict verdict(Loss loss, SimpleMatrix w, SimpleMatrix analytic, double h) {
        double here = loss.at(w);
        int row = -1;
        int column = -1;
        double farthest = 0;
        for (int i = 0; i < w.getNumRows(); i++) {
            for (int j = 0; j < w.getNumCols(); j++) {
                double a = analytic.get(i, j);
                double up = (at(loss, w, i, j, h) - here) / h;
                double down = (here - at(loss, w, i, j, -h)) / h;
                double outside = Math.abs(a - (up + down) / 2);
                if (Double.isNaN(outside)) {
                    outside = Double.POSITIVE_INFINITY;
                }
                if (outside > farthest) {
                    farthest = outside;
                    row = i;
                    column = j;
                }
            }
        }
        return new Verdict(row < 0, row, column);
    }

    private static double slope(Loss loss, SimpleMatrix w, int i, int j, double h) {
        return (at(loss, w, i, j, h) - at(loss, w, i, j, -h)) / (2 * h);
    }

    private static double at(Loss loss, SimpleMatrix w, int i, int j, double step) {
        SimpleMatrix moved = w.copy();
        moved.set(i, j, moved.get(i, j) + step);
        return loss.at(moved);
    }

    private static double error(double a, double n) {
        if (Double.isNaN(a + n) || Double.isInfinite(a) || Double.isInfinite(n)) {
            return Double.POSITIVE_INFINITY;
        }
        return a == n ? 0 : Math.abs(a - n) / (Math.abs(a) + Math.abs(n));
    }
}
