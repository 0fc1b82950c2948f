package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty is missing in your loss and in your gradient.",
        hint = "Where do you use the parameter reg?",
        caughtBy = "lossEqualsReference")
public class PenaltyMissing extends SoftmaxReference implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        return super.evaluate(w, x, y, 0);
    }
}
