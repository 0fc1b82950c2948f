package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your margin is always 1: the parameter delta is not used.",
        hint = "Search for a fixed number where delta belongs.",
        caughtBy = "lossEqualsReference")
public class DeltaAlwaysOne extends HingeReference implements LoopHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        return super.evaluate(w, x, y, reg, 1);
    }
}
