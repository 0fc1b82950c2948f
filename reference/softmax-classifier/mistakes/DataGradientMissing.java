package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient holds the penalty only: the data part is zero.",
        hint = "Is the product with X computed, and is its result really added? An integer division can also "
                + "make it zero.",
        caughtBy = "gradientAgreesWithItsLoss")
public class DataGradientMissing extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return super.dataGradient(x, scoreGradient).scale(0);
    }
}
