package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss uses the logarithm to base 2; the formula asks for the natural one.",
        hint = "Dividing by the logarithm of 2 changes the base.",
        caughtBy = "lossEqualsReference")
public class LogarithmToBaseTwo extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return super.dataLoss(scores, y) / Math.log(2);
    }
}
