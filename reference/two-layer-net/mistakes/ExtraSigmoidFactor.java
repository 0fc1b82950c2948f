package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients have an extra factor p (1 - p) at the scores: with the cross-entropy it cancels "
                + "out.",
        hint = "That factor belongs to the squared error. Derive the cross-entropy down to the score once more.",
        caughtBy = "gradientsAgreeWithItsLoss")
public class ExtraSigmoidFactor extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix p = probabilities(scores);
        return super.scoreGradient(scores, y)
                .elementMult(p.elementMult(p.negative().plus(1)));
    }
}
