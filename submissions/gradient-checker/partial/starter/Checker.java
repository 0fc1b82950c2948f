package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientChecker;
import org.gradus.assignments.checker.Loss;
import org.gradus.assignments.checker.Verdict;

/** Your gradient checker. */
public class Checker implements GradientChecker {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        // 1. The loss at the weights themselves: once is enough.
        // 2. For each entry: a copy of w with this entry moved by h, and the loss there.
        // 3. The slope from these two.
        return new SimpleMatrix(w.getNumRows(), w.getNumCols());
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        // The same with two points for each entry. How far apart are they?
        return new SimpleMatrix(w.getNumRows(), w.getNumCols());
    }

    @Override
    public double relativeError(SimpleMatrix analytic, SimpleMatrix numeric) {
        // The largest of all entries. What is agreed for 0/0, and for NaN?
        return 0;
    }

    @Override
    public double[] sparseCheck(Loss loss, SimpleMatrix w, SimpleMatrix analytic, int[] entries, double h) {
        // Only the entries that are asked for: row = entries[i] / number of columns, column = the remainder.
        return new double[entries.length];
    }

    @Override
    public Verdict verdict(Loss loss, SimpleMatrix w, SimpleMatrix analytic, double h) {
        // For each entry: backward and forward difference, and how far the analytic entry lies outside of them.
        return new Verdict(false, 0, 0);
    }
}
