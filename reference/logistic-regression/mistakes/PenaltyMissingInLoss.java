package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty is missing in your loss, but its gradient is there.",
        hint = "Compare loss and gradient at lambda = 0 and at lambda = 1: which of them changes?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyMissingInLoss extends LogisticReference {
    @Override
    protected double penalty(SimpleMatrix w, double lambda) {
        return 0;
    }
}
