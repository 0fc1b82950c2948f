package org.gradus.assignments.net.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of b1 is zero.",
        hint = "A bias acts on every example. Is its sum computed, and put into the result?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class FirstBiasGetsNoGradient extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        Map<String, SimpleMatrix> gradients = new HashMap<>(right.gradients());
        gradients.put("b1", new SimpleMatrix(1, b1.getNumCols()));
        return new LossAndGradients(right.loss(), gradients);
    }
}
