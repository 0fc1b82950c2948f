package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss penalises the absolute values of the weights; the formula asks for their squares.",
        hint = "Is the penalty made of squares or of absolute values?",
        caughtBy = "lossEqualsReference")
public class PenaltyIsSumOfAbsoluteValues extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double penalty(SimpleMatrix w, double reg) {
        return 0.5
                * reg
                * w.elementOp((int row, int column, double weight) -> Math.abs(weight))
                        .elementSum();
    }
}
