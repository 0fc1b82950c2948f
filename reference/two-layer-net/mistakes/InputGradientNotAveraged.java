package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient with respect to X is not divided by the number of examples.",
        hint = "The loss is a mean over the examples, whatever you differentiate it by.",
        caughtBy = "inputGradientIsRight")
public class InputGradientNotAveraged extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix inputGradient(SimpleMatrix preactivationGradient, SimpleMatrix w1) {
        return super.inputGradient(preactivationGradient, w1).scale(preactivationGradient.getNumRows());
    }
}
