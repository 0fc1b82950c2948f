package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty is missing in your loss and in your gradient.",
        hint = "Where do you use the parameter reg?",
        caughtBy = "lossEqualsReference")
public class PenaltyMissing extends HingeReference implements LoopHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        return super.evaluate(w, x, y, 0, delta);
    }
}
