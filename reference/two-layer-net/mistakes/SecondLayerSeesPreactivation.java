package org.gradus.assignments.net.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of W2 uses the hidden layer before its ReLU; the scores are made from what comes "
                + "after it.",
        hint = "Which matrix is multiplied by W2 in the forward pass?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class SecondLayerSeesPreactivation extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        Map<String, SimpleMatrix> gradients = new HashMap<>(right.gradients());
        gradients.put(
                "W2",
                affine(x, w1, b1)
                        .transpose()
                        .mult(scoreGradient(scores(x, w1, b1, w2, b2), y))
                        .plus(penaltyGradient(w2, reg)));
        return new LossAndGradients(right.loss(), gradients);
    }
}
