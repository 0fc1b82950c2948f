package org.gradus.assignments.net.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your method returns the same matrices at every call: the second call overwrites the first "
                + "result.",
        hint = "Where are the matrices created that you return, inside the method or outside?",
        caughtBy = "resultsAreNew")
public class ReusesReturnedMatrices extends TwoLayerNetReference {
    private final Map<String, SimpleMatrix> returned = new HashMap<>();

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        right.gradients()
                .forEach((name, gradient) -> returned.computeIfAbsent(name, unseen -> new SimpleMatrix(0, 0))
                        .setTo(gradient));
        return new LossAndGradients(right.loss(), returned);
    }
}
