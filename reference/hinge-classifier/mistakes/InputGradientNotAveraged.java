package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient with respect to X is not divided by the number of examples.",
        hint = "The loss is a mean over the examples, whatever you differentiate it by.",
        caughtBy = "inputGradientEqualsReference")
public class InputGradientNotAveraged extends HingeReference implements LoopHinge {
    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y, double delta) {
        return super.inputGradient(w, x, y, delta).scale(y.length);
    }
}
