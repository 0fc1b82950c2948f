package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty contributes lambda w to the gradient: the factor 2 is missing.",
        hint = "What is the derivative of w^2? Is there a 1/2 in this loss?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientHalved extends LogisticReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return w.scale(lambda);
    }
}
