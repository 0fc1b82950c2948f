package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty is the sum of absolute values, with the signs as its gradient: that is the L1 norm.",
        hint = "Which power of the weights does the handout have?",
        caughtBy = "lossEqualsReference")
public class PenaltyIsSumOfAbsoluteValues extends LogisticReference {
    @Override
    protected double penalty(SimpleMatrix w, double lambda) {
        return lambda
                * w.elementOp((int row, int column, double value) -> Math.abs(value))
                        .elementSum();
    }

    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return w.elementOp((int row, int column, double value) -> lambda * Math.signum(value));
    }
}
