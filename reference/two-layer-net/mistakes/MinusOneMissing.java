package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "In your gradients the true class is treated like any other: one must be subtracted from its "
                + "probability.",
        hint = "Differentiate the loss with respect to the score of the true class. It appears twice in the "
                + "formula.",
        caughtBy = "gradientsAgreeWithItsLoss")
public class MinusOneMissing extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return probabilities(scores).divide(y.length);
    }
}
