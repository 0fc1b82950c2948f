package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient with respect to X is not divided by the number of examples.",
        hint = "The loss is a mean over the examples, whatever you differentiate it by.",
        caughtBy = "inputGradientEqualsReference")
public class InputGradientNotAveraged extends SoftmaxReference implements LoopSoftmax {
    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return super.inputGradient(w, x, y).scale(y.length);
    }
}
