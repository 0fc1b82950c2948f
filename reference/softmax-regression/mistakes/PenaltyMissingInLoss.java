package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss has no penalty, but your gradient has one.",
        hint = "The gradient is that of the whole loss J. Which term of J is missing?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyMissingInLoss extends SoftmaxRegressionReference {
    @Override
    protected double penalty(SimpleMatrix w, double lambda) {
        return 0;
    }
}
