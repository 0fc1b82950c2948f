package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your gradient is not divided by the number of examples, although your loss " + "is.",
        hint = "What the loss is divided by, its derivative is divided by, too.",
        caughtBy = "gradientAgreesWithItsLoss")
public class GradientNotAveraged extends LeastSquaresReference {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix residuals) {
        return super.dataGradient(x, residuals).scale(x.getNumRows());
    }
}
