package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "On the way back you ask whether the gradient is positive; the ReLU asks whether its own input "
                + "was positive.",
        hint = "Which matrix of the forward pass tells which units were active?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class MaskFromBackwardSignal extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix preactivationGradient(SimpleMatrix hiddenGradient, SimpleMatrix preactivation) {
        return super.preactivationGradient(hiddenGradient, hiddenGradient);
    }
}
