package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your gradient has the opposite sign: it points uphill.",
        hint = "Is it targets minus scores or scores minus targets, and what stands in front of it?",
        caughtBy = "gradientAgreesWithItsLoss")
public class DataSignFlipped extends LeastSquaresReference {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix residuals) {
        return super.dataGradient(x, residuals).negative();
    }
}
