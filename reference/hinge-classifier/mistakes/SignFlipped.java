package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your whole gradient has the wrong sign: it points downhill.",
        hint = "A gradient points to where the loss grows; the minus comes later, in the training step.",
        caughtBy = "gradientAgreesWithItsLoss")
public class SignFlipped extends HingeReference implements LoopHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        LossAndGradient right = super.evaluate(w, x, y, reg, delta);
        return new LossAndGradient(right.loss(), right.gradient().negative());
    }
}
