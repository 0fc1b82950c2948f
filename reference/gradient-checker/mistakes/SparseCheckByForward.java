package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sparse check compares with forward differences where central ones are asked for.",
        hint = "Which of your two differences does the sparse check use?",
        caughtBy = "sparseCheckEqualsReference")
public class SparseCheckByForward extends GradientCheckerReference {
    @Override
    public double[] sparseCheck(Loss loss, SimpleMatrix w, SimpleMatrix analytic, int[] entries, double h) {
        SimpleMatrix numeric = forward(loss, w, h);
        double[] errors = new double[entries.length];
        for (int i = 0; i < entries.length; i++) {
            errors[i] = error(analytic.get(entries[i]), numeric.get(entries[i]));
        }
        return errors;
    }
}
