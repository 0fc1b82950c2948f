package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your gradient is zero: only the penalty is left.",
        hint = "In Java, what is 2 / 7 when both numbers are of type int?",
        caughtBy = "gradientAgreesWithItsLoss")
public class IntegerDivision extends LeastSquaresReference {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix residuals) {
        return x.transpose().mult(residuals).scale(2 / x.getNumRows());
    }
}
