package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss uses the logarithm to base 10; the formula asks for the natural one.",
        hint = "Java has Math.log and Math.log10.",
        caughtBy = "lossEqualsReference")
public class LogarithmToBaseTen extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return super.dataLoss(scores, y) / Math.log(10);
    }
}
