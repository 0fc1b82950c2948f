package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient subtracts the derivative of the penalty instead of adding it.",
        hint = "Does the penalty make the loss larger or smaller?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltySignFlipped extends LogisticReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return w.scale(-2 * lambda);
    }
}
