package org.gradus.assignments.net.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of b1 is four times too large.",
        hint = "Which factor stands in front of the sum over the examples?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class FirstBiasGradientTimesFour extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        Map<String, SimpleMatrix> gradients = new HashMap<>(right.gradients());
        gradients.put("b1", right.gradient("b1").scale(4));
        return new LossAndGradients(right.loss(), gradients);
    }
}
