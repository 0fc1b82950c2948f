package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your relative error keeps the sign of the difference: an analytic entry that is too small "
                + "never counts.",
        hint = "What does your formula give for a = 1 and n = 3?",
        caughtBy = "relativeErrorOfStoredPairs")
public class SignOfDifferenceKept extends GradientCheckerReference {
    @Override
    public double relativeError(SimpleMatrix analytic, SimpleMatrix numeric) {
        double largest = 0;
        for (int i = 0; i < analytic.getNumElements(); i++) {
            double sum = Math.abs(analytic.get(i)) + Math.abs(numeric.get(i));
            double error = sum == 0 ? 0 : (analytic.get(i) - numeric.get(i)) / sum;
            largest = Double.isFinite(error) ? Math.max(largest, error) : Double.POSITIVE_INFINITY;
        }
        return largest;
    }
}
