package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient uses the scores where it should use the residuals, scores minus targets.",
        hint = "Where all scores equal their targets, the data part of the gradient is zero. Is yours?",
        caughtBy = "gradientAgreesWithItsLoss")
public class TargetsMissingInGradient extends LeastSquaresReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        SimpleMatrix gradient = dataGradient(x, x.mult(w)).plus(penaltyGradient(w, lambda));
        return new LossAndGradient(super.evaluate(w, x, y, lambda).loss(), gradient);
    }
}
