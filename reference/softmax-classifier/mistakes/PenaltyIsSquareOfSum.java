package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss squares the sum of the weights; the formula sums their squares.",
        hint = "In which order do you square and sum?",
        caughtBy = "lossEqualsReference")
public class PenaltyIsSquareOfSum extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double penalty(SimpleMatrix w, double reg) {
        return 0.5 * reg * w.elementSum() * w.elementSum();
    }
}
