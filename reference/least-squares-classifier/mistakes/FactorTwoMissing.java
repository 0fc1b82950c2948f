package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient lacks the factor two that the derivative of a square brings, in the data part "
                + "and in the penalty.",
        hint = "What is the derivative of a square?",
        caughtBy = "gradientAgreesWithItsLoss")
public class FactorTwoMissing extends LeastSquaresReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        LossAndGradient right = super.evaluate(w, x, y, lambda);
        return new LossAndGradient(right.loss(), right.gradient().divide(2));
    }
}
