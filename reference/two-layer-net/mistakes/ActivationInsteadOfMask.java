package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "On the way back you multiply by the activation itself; the slope of an active ReLU is 1.",
        hint = "What is the slope of max(a, 0) where a is positive?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class ActivationInsteadOfMask extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix preactivationGradient(SimpleMatrix hiddenGradient, SimpleMatrix preactivation) {
        return hiddenGradient.elementMult(rectified(preactivation));
    }
}
