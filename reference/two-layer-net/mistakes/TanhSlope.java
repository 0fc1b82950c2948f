package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "On the way back you use 1 - r * r, the slope of a hyperbolic tangent; the hidden layer is a "
                + "ReLU.",
        hint = "Which activation does the handout ask for, and what is its slope?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class TanhSlope extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix preactivationGradient(SimpleMatrix hiddenGradient, SimpleMatrix preactivation) {
        return hiddenGradient.elementMult(
                rectified(preactivation).elementPower(2).negative().plus(1));
    }
}
