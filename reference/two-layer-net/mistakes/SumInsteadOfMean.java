package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradients are sums over the examples where means are asked for: they fit "
                + "together, and all data parts are n times too large.",
        hint = "Compare the number in front of the sum in the handout with yours.",
        caughtBy = "lossEqualsReference")
public class SumInsteadOfMean extends TwoLayerNetReference {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return super.dataLoss(scores, y) * y.length;
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).scale(y.length);
    }
}
