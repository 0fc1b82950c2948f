package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sparse check computes the whole numeric gradient and then picks some entries of it.",
        hint = "How many evaluations does it take for 5 entries of a matrix with a million?",
        caughtBy = "evaluatesNoMoreThanNeeded")
public class SparseCheckOfEverything extends GradientCheckerReference {
    @Override
    public double[] sparseCheck(Loss loss, SimpleMatrix w, SimpleMatrix analytic, int[] entries, double h) {
        SimpleMatrix numeric = central(loss, w, h);
        double[] errors = new double[entries.length];
        for (int i = 0; i < entries.length; i++) {
            errors[i] = error(analytic.get(entries[i]), numeric.get(entries[i]));
        }
        return errors;
    }
}
