package org.gradus.assignments.softmax.mistakes;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient takes the class after the true one.",
        hint = "Are the labels counted from 0 or from 1?",
        caughtBy = "gradientAgreesWithItsLoss")
public class LabelOffByOneInGradient extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, shifted(scores, y));
    }

    private static int[] shifted(SimpleMatrix scores, int[] y) {
        return Arrays.stream(y).map(label -> (label + 1) % scores.getNumCols()).toArray();
    }
}
