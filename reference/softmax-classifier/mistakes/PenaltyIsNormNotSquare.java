package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss penalises the norm of the weights; the formula asks for the square of the norm.",
        hint = "EJML's normF takes a square root at the end.",
        caughtBy = "lossEqualsReference")
public class PenaltyIsNormNotSquare extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double penalty(SimpleMatrix w, double reg) {
        return 0.5 * reg * w.normF();
    }
}
