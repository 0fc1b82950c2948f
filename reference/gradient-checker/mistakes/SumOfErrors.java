package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your relative error is the sum over the entries where the largest is asked for: it grows "
                + "with the size of the matrix.",
        hint = "Can your result be larger than 1?",
        caughtBy = "relativeErrorOfStoredPairs")
public class SumOfErrors extends GradientCheckerReference {
    @Override
    public double relativeError(SimpleMatrix analytic, SimpleMatrix numeric) {
        double sum = 0;
        for (int i = 0; i < analytic.getNumElements(); i++) {
            sum += error(analytic.get(i), numeric.get(i));
        }
        return sum;
    }
}
