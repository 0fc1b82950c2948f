package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The first row of your gradient is not divided by the number of examples; the other rows are.",
        hint = "Do you treat the bias apart from the other weights? It needs the same mean.",
        caughtBy = "gradientAgreesWithItsLoss")
public class BiasGradientNotAveraged extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        SimpleMatrix gradient = super.dataGradient(x, scoreGradient);
        gradient.setRow(0, gradient.getRow(0).scale(x.getNumRows()));
        return gradient;
    }
}
