package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "The maximum is subtracted in the exponents of your loss, but not from the score of the true class: it does "
                        + "not cancel.",
        hint =
                "The logarithm of sum(exp(s)) is the maximum plus that of sum(exp(s - maximum)). What happens to that first maximum?",
        caughtBy = "lossEqualsReference")
public class MaximumNotAddedBack extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double logSumExp(SimpleMatrix scores, int i) {
        return super.logSumExp(scores, i) - shift(scores, i);
    }
}
