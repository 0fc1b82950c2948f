package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty is missing, in the loss and in the gradient.",
        hint = "Does lambda occur in your code?",
        caughtBy = "lossEqualsReference")
public class PenaltyMissing extends LogisticReference {
    @Override
    protected double penalty(SimpleMatrix w, double lambda) {
        return 0;
    }

    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return w.scale(0);
    }
}
