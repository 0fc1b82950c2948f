package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your relative error passes over entries that are NaN: a comparison with NaN is never true.",
        hint = "What is Double.NaN > 0.5 in Java?",
        caughtBy = "relativeErrorOfStoredPairs")
public class NotANumberPassedOver extends GradientCheckerReference {
    @Override
    public double relativeError(SimpleMatrix analytic, SimpleMatrix numeric) {
        double largest = 0;
        for (int i = 0; i < analytic.getNumElements(); i++) {
            double sum = Math.abs(analytic.get(i)) + Math.abs(numeric.get(i));
            double error = sum == 0 ? 0 : Math.abs(analytic.get(i) - numeric.get(i)) / sum;
            if (error > largest) {
                largest = error;
            }
        }
        return largest;
    }
}
