package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your relative error is the mean over the entries where the largest is asked for: one wrong "
                + "entry among many is hidden.",
        hint = "What does your formula give if a single entry of a thousand is wrong by half?",
        caughtBy = "relativeErrorOfStoredPairs")
public class MeanOfErrors extends GradientCheckerReference {
    @Override
    public double relativeError(SimpleMatrix analytic, SimpleMatrix numeric) {
        double sum = 0;
        for (int i = 0; i < analytic.getNumElements(); i++) {
            sum += error(analytic.get(i), numeric.get(i));
        }
        return sum / analytic.getNumElements();
    }
}
