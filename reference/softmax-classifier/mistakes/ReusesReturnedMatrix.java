package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your method returns the same matrix at every call: the second call overwrites the first result.",
        hint = "Where is the matrix created that you return, inside the method or outside?",
        caughtBy = "resultsAreNew")
public class ReusesReturnedMatrix extends SoftmaxReference implements LoopSoftmax {
    private SimpleMatrix returned = new SimpleMatrix(0, 0);

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        LossAndGradient right = super.evaluate(w, x, y, reg);
        returned.setTo(right.gradient());
        return new LossAndGradient(right.loss(), returned);
    }
}
