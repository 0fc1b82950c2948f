package org.gradus.assignments.net.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of W1 is computed with weights W2 that were already changed by a training step.",
        hint = "The method evaluate must not train. In which order do you use W2 and change it?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class SecondLayerUpdatedFirst extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        SimpleMatrix updated = w2.minus(right.gradient("W2").scale(0.1));
        SimpleMatrix preactivation = affine(x, w1, b1);
        SimpleMatrix scoreGradient = scoreGradient(affine(rectified(preactivation), w2, b2), y);
        SimpleMatrix delta = preactivationGradient(scoreGradient.mult(updated.transpose()), preactivation);
        Map<String, SimpleMatrix> gradients = new HashMap<>(right.gradients());
        gradients.put("W1", weightGradient(x, delta).plus(penaltyGradient(w1, reg)));
        gradients.put("b1", biasGradient(delta));
        gradients.put("X", inputGradient(delta, w1));
        return new LossAndGradients(right.loss(), gradients);
    }
}
