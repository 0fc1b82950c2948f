package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients of W1 and b1 have no data part: nothing comes back to the first layer.",
        hint = "Follow the way back from the scores: through which two matrices does it reach the first layer?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class FirstLayerGetsNoGradient extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix preactivationGradient(SimpleMatrix hiddenGradient, SimpleMatrix preactivation) {
        return super.preactivationGradient(hiddenGradient, preactivation).scale(0);
    }
}
