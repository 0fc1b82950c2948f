package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your gradient lacks the factor two that the derivative of a square brings.",
        hint = "What is the derivative of the square of a residual?",
        caughtBy = "gradientAgreesWithItsLoss")
public class DataGradientHalved extends LeastSquaresReference {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix residuals) {
        return super.dataGradient(x, residuals).divide(2);
    }
}
