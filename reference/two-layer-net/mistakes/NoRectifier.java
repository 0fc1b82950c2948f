package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your hidden layer has no ReLU: two linear layers in a row are one linear layer.",
        hint = "What happens to negative values between the two layers?",
        caughtBy = "scoresEqualReference")
public class NoRectifier extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix rectified(SimpleMatrix preactivation) {
        return preactivation;
    }

    @Override
    protected SimpleMatrix preactivationGradient(SimpleMatrix hiddenGradient, SimpleMatrix preactivation) {
        return hiddenGradient;
    }
}
