package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss has no penalty, but your gradient has one.",
        hint = "The gradient is that of the whole loss. Which term of it is missing?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyMissingInLoss extends LeastSquaresReference {
    @Override
    protected double penalty(SimpleMatrix w, double lambda) {
        return 0;
    }
}
