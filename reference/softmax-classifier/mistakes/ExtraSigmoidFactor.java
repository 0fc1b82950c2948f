package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient has an extra factor p (1 - p): with the cross-entropy it cancels out.",
        hint = "That factor belongs to the squared error. Derive the cross-entropy down to the score once more.",
        caughtBy = "gradientAgreesWithItsLoss")
public class ExtraSigmoidFactor extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix p = probabilities(scores);
        return super.scoreGradient(scores, y)
                .elementMult(p.elementMult(p.negative().plus(1)));
    }
}
