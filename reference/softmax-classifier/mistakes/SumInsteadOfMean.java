package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient are sums over the examples where means are asked for: they fit "
                + "together, and both data parts are n times too large.",
        hint = "Compare the number in front of the sum in the handout with yours, in the loss and in the "
                + "gradient.",
        caughtBy = "lossEqualsReference")
public class SumInsteadOfMean extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return super.dataLoss(scores, y) * y.length;
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).scale(y.length);
    }
}
