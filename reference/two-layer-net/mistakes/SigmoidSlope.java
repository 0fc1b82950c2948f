package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "On the way back you use r (1 - r), the slope of a sigmoid; the hidden layer is a ReLU.",
        hint = "Which activation does the handout ask for, and what is its slope?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class SigmoidSlope extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix preactivationGradient(SimpleMatrix hiddenGradient, SimpleMatrix preactivation) {
        SimpleMatrix hidden = rectified(preactivation);
        return hiddenGradient.elementMult(hidden).elementMult(hidden.negative().plus(1));
    }
}
