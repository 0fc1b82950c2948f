package org.gradus.assignments.net.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient with respect to X passes through inactive hidden units.",
        hint = "The way back to X goes through the ReLU as well.",
        caughtBy = "inputGradientIsRight")
public class InputGradientWithoutMask extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        Map<String, SimpleMatrix> gradients = new HashMap<>(right.gradients());
        gradients.put(
                "X",
                scoreGradient(scores(x, w1, b1, w2, b2), y).mult(w2.transpose()).mult(w1.transpose()));
        return new LossAndGradients(right.loss(), gradients);
    }
}
