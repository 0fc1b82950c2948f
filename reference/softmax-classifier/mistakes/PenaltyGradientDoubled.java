package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty in your gradient is twice too large.",
        hint = "Differentiate the penalty with the one half that stands in front of it.",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientDoubled extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        return super.penaltyGradient(w, reg).scale(2);
    }
}
