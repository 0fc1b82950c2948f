package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty lacks the factor one half, in the loss and in the gradient: they fit together, and "
                + "both are twice too large.",
        hint = "Compare the factor in front of the sum of squares with the handout.",
        caughtBy = "lossEqualsReference")
public class HalfMissing extends HingeReference implements LoopHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        return super.evaluate(w, x, y, 2 * reg, delta);
    }
}
