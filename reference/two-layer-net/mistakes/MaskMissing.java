package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "On the way back through the hidden layer the ReLU is missing: inactive units pass a gradient on.",
        hint = "What is the slope of max(a, 0) where a is negative?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class MaskMissing extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix preactivationGradient(SimpleMatrix hiddenGradient, SimpleMatrix preactivation) {
        return hiddenGradient;
    }
}
