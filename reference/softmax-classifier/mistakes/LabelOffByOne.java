package org.gradus.assignments.softmax.mistakes;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient take the class after the true one.",
        hint = "Are the labels counted from 0 or from 1?",
        caughtBy = "lossEqualsReference")
public class LabelOffByOne extends SoftmaxReference implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        int[] shifted =
                Arrays.stream(y).map(label -> (label + 1) % w.getNumCols()).toArray();
        return super.evaluate(w, x, shifted, reg);
    }
}
