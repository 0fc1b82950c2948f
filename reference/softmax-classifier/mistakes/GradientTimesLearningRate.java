package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient is the right one times 0.01: a learning rate is left in it.",
        hint = "The step size belongs to the training loop. Is it applied here as well?",
        caughtBy = "gradientEqualsReference")
public class GradientTimesLearningRate extends SoftmaxReference implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        LossAndGradient right = super.evaluate(w, x, y, reg);
        return new LossAndGradient(right.loss(), right.gradient().scale(0.01));
    }
}
