package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient are sums over the examples where means are asked for: they fit "
                + "together, and both data parts are n times too large.",
        hint = "Compare the number in front of the sum in the handout with yours, in the loss and in the "
                + "gradient.",
        caughtBy = "lossEqualsReference")
public class SumInsteadOfMean extends HingeReference implements LoopHinge {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y, double delta) {
        return super.dataLoss(scores, y, delta) * y.length;
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y, double delta) {
        return super.scoreGradient(scores, y, delta).scale(y.length);
    }
}
