package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your forward pass leaves b2 out, in the scores and in the loss.",
        hint = "Write down the second layer: what is added to the product of R and W2?",
        caughtBy = "scoresEqualReference")
public class SecondBiasLeftOut extends TwoLayerNetReference {
    @Override
    public SimpleMatrix scores(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        return super.scores(x, w1, b1, w2, b2.scale(0));
    }

    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        return super.evaluate(x, y, w1, b1, w2, b2.scale(0), reg);
    }
}
