package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty in your loss lacks the factor one half.",
        hint = "Compare the factor in front of the sum of squares with the handout.",
        caughtBy = "lossEqualsReference")
public class HalfMissingInLoss extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double penalty(SimpleMatrix w, double reg) {
        return 2 * super.penalty(w, reg);
    }
}
