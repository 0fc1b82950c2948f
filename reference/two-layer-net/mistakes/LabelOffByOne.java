package org.gradus.assignments.net.mistakes;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradients take the class after the true one.",
        hint = "Are the labels counted from 0 or from 1?",
        caughtBy = "lossEqualsReference")
public class LabelOffByOne extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        int[] shifted =
                Arrays.stream(y).map(label -> (label + 1) % w2.getNumCols()).toArray();
        return super.evaluate(x, shifted, w1, b1, w2, b2, reg);
    }
}
