package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty in your gradient has the wrong sign.",
        hint = "Is the penalty added or subtracted?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltySignFlipped extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        return super.penaltyGradient(w, reg).negative();
    }
}
