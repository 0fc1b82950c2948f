package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Only the column of the true class gets a gradient in your code; each other class needs its part "
                + "as well.",
        hint = "The true class is not the only one in the formula: where do the other scores appear?",
        caughtBy = "gradientAgreesWithItsLoss")
public class OnlyTrueClassColumn extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).elementMult(oneHot(scores, y));
    }
}
