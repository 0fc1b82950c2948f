package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your relative error is NaN as soon as an entry is 0 in both gradients: 0/0 has no value.",
        hint = "What does your formula give for a weight on which the loss does not depend?",
        caughtBy = "relativeErrorOfStoredPairs")
public class NothingOverNothing extends GradientCheckerReference {
    @Override
    public double relativeError(SimpleMatrix analytic, SimpleMatrix numeric) {
        double largest = 0;
        for (int i = 0; i < analytic.getNumElements(); i++) {
            double sum = Math.abs(analytic.get(i)) + Math.abs(numeric.get(i));
            largest = Math.max(largest, Math.abs(analytic.get(i) - numeric.get(i)) / sum);
        }
        return largest;
    }
}
