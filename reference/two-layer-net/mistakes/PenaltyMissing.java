package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty is missing in your loss and in your gradients.",
        hint = "Where do you use the parameter reg?",
        caughtBy = "lossEqualsReference")
public class PenaltyMissing extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        return super.evaluate(x, y, w1, b1, w2, b2, 0);
    }
}
