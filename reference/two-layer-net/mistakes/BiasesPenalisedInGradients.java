package org.gradus.assignments.net.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients of b1 and b2 hold a penalty; neither the handout's loss nor yours penalises the "
                + "biases.",
        hint = "Over which parameters does the penalty sum?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class BiasesPenalisedInGradients extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        Map<String, SimpleMatrix> gradients = new HashMap<>(right.gradients());
        gradients.put("b1", right.gradient("b1").plus(reg, b1));
        gradients.put("b2", right.gradient("b2").plus(reg, b2));
        return new LossAndGradients(right.loss(), gradients);
    }
}
