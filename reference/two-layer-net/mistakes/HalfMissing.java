package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty lacks the factor one half, in the loss and in the gradients: they fit together, and "
                + "both are twice too large.",
        hint = "Compare the factor in front of the sums of squares with the handout.",
        caughtBy = "lossEqualsReference")
public class HalfMissing extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        return super.evaluate(x, y, w1, b1, w2, b2, 2 * reg);
    }
}
