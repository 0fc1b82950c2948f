package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss adds up the examples without dividing by their number: its data part is n times too "
                + "large.",
        hint = "Read the formula of the loss once more: what stands in front of the sum over the examples?",
        caughtBy = "lossEqualsReference")
public class LossNotAveraged extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return super.dataLoss(scores, y) * y.length;
    }
}
