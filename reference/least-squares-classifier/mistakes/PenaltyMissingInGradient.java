package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient has no penalty, but your loss has one.",
        hint = "What is the derivative of lambda times the sum of the squared weights?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyMissingInGradient extends LeastSquaresReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return new SimpleMatrix(w.getNumRows(), w.getNumCols());
    }
}
