package student;

import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientChecker;
import org.gradus.assignments.checker.Loss;
import org.gradus.assignments.checker.Verdict;

/** Plain arrays, row by row. */
public class ArrayChecker implements GradientChecker {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        double[] at = numbers(w);
        double here = loss.at(matrix(w, at));
        double[] slopes = new double[at.length];
        for (int k = 0; k < at.length; k++) {
            at[k] += h;
            slopes[k] = (loss.at(matrix(w, at)) - here) / h;
            at[k] -= h;
        }
        return matrix(w, slopes);
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        double[] at = numbers(w);
        double[] slopes = new double[at.length];
        for (int k = 0; k < at.length; k++) {
            slopes[k] = central(loss, w, at, k, h);
        }
        return matrix(w, slopes);
    }

    @Override
    public double relativeError(SimpleMatrix analytic, SimpleMatrix numeric) {
        double[] a = numbers(analytic);
        double[] n = numbers(numeric);
        double worst = 0;
        for (int k = 0; k < a.length; k++) {
            worst = Math.max(worst, error(a[k], n[k]));
        }
        return worst;
    }

    @Override
    public double[] sparseCheck(Loss loss, SimpleMatrix w, SimpleMatrix analytic, int[] entries, double h) {
        double[] a = numbers(analytic);
        double[] at = numbers(w);
        double[] errors = new double[entries.length];
        for (int i = 0; i < entries.length; i++) {
            errors[i] = error(a[entries[i]], central(loss, w, at, entries[i], h));
        }
        return errors;
    }

    @Override
    public Verdict verdict(Loss loss, SimpleMatrix w, SimpleMatrix analytic, double h) {
        double[] a = numbers(analytic);
        double[] at = numbers(w);
        double here = loss.at(w);
        Verdict verdict = new Verdict(true, -1, -1);
        double farthest = 0;
        for (int k = 0; k < a.length; k++) {
            at[k] += h;
            double right = (loss.at(matrix(w, at)) - here) / h;
            at[k] -= 2 * h;
            double left = (here - loss.at(matrix(w, at))) / h;
            at[k] += h;
            double low = Math.min(left, right);
            double high = Math.max(left, right);
            double slack = 2e-4 * Math.max(Math.abs(low), Math.abs(high)) + 5e-14 * Math.abs(here) / h;
            boolean inside = low - slack <= a[k] && a[k] <= high + slack;
            double off = Math.abs(a[k] - (low + high) / 2);
            if (!inside && !(off <= farthest)) {
                farthest = Double.isNaN(off) ? Double.POSITIVE_INFINITY : off;
                verdict = new Verdict(false, k / w.getNumCols(), k % w.getNumCols());
            }
        }
        return verdict;
    }

    private static double central(Loss loss, SimpleMatrix w, double[] at, int k, double h) {
        at[k] += h;
        double up = loss.at(matrix(w, at));
        at[k] -= 2 * h;
        double down = loss.at(matrix(w, at));
        at[k] += h;
        return (up - down) / h / 2;
    }

    private static double error(double a, double n) {
        if (!Double.isFinite(a) || !Double.isFinite(n)) {
            return Double.POSITIVE_INFINITY;
        }
        return a == 0 && n == 0 ? 0 : Math.abs(a - n) / (Math.abs(a) + Math.abs(n));
    }

    private static double[] numbers(SimpleMatrix matrix) {
        double[] numbers = new double[matrix.getNumElements()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = matrix.get(k);
        }
        return numbers;
    }

    private static SimpleMatrix matrix(SimpleMatrix like, double[] numbers) {
        return SimpleMatrix.wrap(new DMatrixRMaj(like.getNumRows(), like.getNumCols(), true, numbers));
    }
}
