package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss has lambda/2 in front of the sum of squares, but your gradient is that of lambda.",
        hint = "Compare your penalty with the handout, factor by factor.",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyHalvedInLoss extends LogisticReference {
    @Override
    protected double penalty(SimpleMatrix w, double lambda) {
        return super.penalty(w, lambda) / 2;
    }
}
