package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss uses the norm of the residuals; the formula asks for the square of the norm.",
        hint = "EJML's normF takes a square root at the end.",
        caughtBy = "gradientAgreesWithItsLoss")
public class NormNotSquared extends LeastSquaresReference {
    @Override
    protected double dataLoss(SimpleMatrix residuals) {
        return residuals.normF() / residuals.getNumRows();
    }
}
