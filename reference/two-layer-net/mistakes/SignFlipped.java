package org.gradus.assignments.net.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "All your gradients have the wrong sign: they point downhill.",
        hint = "A gradient points to where the loss grows; the minus comes later, in the training step.",
        caughtBy = "gradientsAgreeWithItsLoss")
public class SignFlipped extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        Map<String, SimpleMatrix> gradients = new HashMap<>(right.gradients());
        gradients.replaceAll((name, gradient) -> gradient.negative());
        return new LossAndGradients(right.loss(), gradients);
    }
}
