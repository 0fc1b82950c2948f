package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your whole gradient has the wrong sign: it points downhill.",
        hint = "A gradient points to where the loss grows; the minus comes later, in the training step.",
        caughtBy = "gradientAgreesWithItsLoss")
public class SignFlipped extends SoftmaxReference implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        LossAndGradient right = super.evaluate(w, x, y, reg);
        return new LossAndGradient(right.loss(), right.gradient().negative());
    }
}
