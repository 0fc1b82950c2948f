package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The first row of your gradient lacks its data part: it holds the penalty only.",
        hint = "Does a loop over the features start at 1?",
        caughtBy = "gradientAgreesWithItsLoss")
public class BiasGradientMissing extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        SimpleMatrix gradient = super.dataGradient(x, scoreGradient);
        gradient.setRow(0, new SimpleMatrix(1, gradient.getNumCols()));
        return gradient;
    }
}
