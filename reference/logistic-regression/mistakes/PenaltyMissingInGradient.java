package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty is missing in your gradient, but it is in your loss.",
        hint = "What is the derivative of w^2?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyMissingInGradient extends LogisticReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return w.scale(0);
    }
}
