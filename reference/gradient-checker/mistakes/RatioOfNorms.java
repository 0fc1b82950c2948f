package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your relative error is a ratio of norms, ||a - n|| / ||a + n||: one wrong entry among many "
                + "is hidden, and a wrong sign gives infinity.",
        hint = "What does your formula give if a single entry of a thousand is wrong by half?",
        caughtBy = "relativeErrorOfStoredPairs")
public class RatioOfNorms extends GradientCheckerReference {
    @Override
    public double relativeError(SimpleMatrix analytic, SimpleMatrix numeric) {
        return analytic.minus(numeric).normF() / analytic.plus(numeric).normF();
    }
}
