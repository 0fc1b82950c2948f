package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty contributes 4 lambda w to the gradient: a factor 2 too many.",
        hint = "How often do you multiply by 2?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientDoubled extends LogisticReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return w.scale(4 * lambda);
    }
}
