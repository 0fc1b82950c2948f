package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient is divided by the number of features instead of the number of examples.",
        hint = "Which dimension of X counts the examples, its rows or its columns?",
        caughtBy = "gradientEqualsReference")
public class GradientDividedByFeatures extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return super.dataGradient(x, scoreGradient).scale((double) x.getNumRows() / x.getNumCols());
    }
}
