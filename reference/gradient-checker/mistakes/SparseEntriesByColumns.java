package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sparse check counts the entries along the columns where they are meant row by row.",
        hint = "Which row and which column has the index 4 if there are 3 columns?",
        caughtBy = "sparseCheckEqualsReference")
public class SparseEntriesByColumns extends GradientCheckerReference {
    @Override
    public double[] sparseCheck(Loss loss, SimpleMatrix w, SimpleMatrix analytic, int[] entries, double h) {
        double[] errors = new double[entries.length];
        for (int i = 0; i < entries.length; i++) {
            int row = entries[i] % w.getNumRows();
            int column = entries[i] / w.getNumRows();
            errors[i] = error(analytic.get(row, column), slope(loss, w, row, column, h));
        }
        return errors;
    }
}
