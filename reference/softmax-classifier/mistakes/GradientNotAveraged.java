package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient is not divided by the number of examples: its data part is n times too large.",
        hint = "The loss is a mean over the examples. What does a mean do to a derivative?",
        caughtBy = "gradientEqualsReference")
public class GradientNotAveraged extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return super.dataGradient(x, scoreGradient).scale(x.getNumRows());
    }
}
