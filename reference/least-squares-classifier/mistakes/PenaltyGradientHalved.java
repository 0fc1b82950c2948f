package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty part of your gradient lacks the factor two that the derivative of a square " + "brings.",
        hint = "What is the derivative of the square of a weight?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientHalved extends LeastSquaresReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return super.penaltyGradient(w, lambda / 2);
    }
}
