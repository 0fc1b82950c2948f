package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sparse check returns differences where relative errors are asked for.",
        hint = "Multiply the loss by 1000: do your numbers change?",
        caughtBy = "sparseCheckEqualsReference")
public class SparseErrorsAreAbsolute extends GradientCheckerReference {
    @Override
    public double[] sparseCheck(Loss loss, SimpleMatrix w, SimpleMatrix analytic, int[] entries, double h) {
        double[] errors = new double[entries.length];
        for (int i = 0; i < entries.length; i++) {
            int row = entries[i] / w.getNumCols();
            int column = entries[i] % w.getNumCols();
            errors[i] = Math.abs(analytic.get(row, column) - slope(loss, w, row, column, h));
        }
        return errors;
    }
}
