package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss is the norm of the residuals alone: neither squared nor divided by N, and without "
                + "a penalty.",
        hint = "EJML's normF takes a square root at the end. What else does the formula ask for?",
        caughtBy = "gradientAgreesWithItsLoss")
public class LossIsPlainNorm extends LeastSquaresReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        LossAndGradient right = super.evaluate(w, x, y, lambda);
        return new LossAndGradient(residuals(w, x, y).normF(), right.gradient());
    }
}
