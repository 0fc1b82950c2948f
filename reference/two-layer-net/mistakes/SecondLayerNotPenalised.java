package org.gradus.assignments.net.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Only W1 is penalised in your code; the penalty sums over W1 and W2.",
        hint = "How many sums of squares are there in the handout's loss?",
        caughtBy = "lossEqualsReference")
public class SecondLayerNotPenalised extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        Map<String, SimpleMatrix> gradients = new HashMap<>(right.gradients());
        gradients.put("W2", right.gradient("W2").minus(penaltyGradient(w2, reg)));
        return new LossAndGradients(right.loss() - penalty(w2, reg), gradients);
    }
}
