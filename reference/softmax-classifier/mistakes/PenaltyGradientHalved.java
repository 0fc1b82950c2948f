package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty in your gradient is only half of the right one.",
        hint = "Differentiate a square: what happens to the one half in front of it?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientHalved extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        return super.penaltyGradient(w, reg).scale(0.5);
    }
}
