package org.gradus.assignments.net.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your gradient of W2 is twice too large.",
        hint = "Is there a factor 2 in the line that computes it?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class SecondWeightGradientDoubled extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        Map<String, SimpleMatrix> gradients = new HashMap<>(right.gradients());
        gradients.put("W2", right.gradient("W2").scale(2).minus(penaltyGradient(w2, reg)));
        return new LossAndGradients(right.loss(), gradients);
    }
}
