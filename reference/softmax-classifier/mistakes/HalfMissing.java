package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty lacks the factor one half, in the loss and in the gradient: they fit together, and "
                + "both are twice too large.",
        hint = "Compare the factor in front of the sum of squares with the handout.",
        caughtBy = "lossEqualsReference")
public class HalfMissing extends SoftmaxReference implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        return super.evaluate(w, x, y, 2 * reg);
    }
}
