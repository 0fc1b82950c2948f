package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "On the way back only the inactive units pass a gradient on: your mask is the wrong way round.",
        hint = "Which units had an influence on the loss, the active or the inactive ones?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class MaskInverted extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix preactivationGradient(SimpleMatrix hiddenGradient, SimpleMatrix preactivation) {
        return hiddenGradient.minus(super.preactivationGradient(hiddenGradient, preactivation));
    }
}
