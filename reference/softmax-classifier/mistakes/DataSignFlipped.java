package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your gradient has the wrong sign; its penalty is right.",
        hint = "Which comes first in the difference, the probability or the indicator of the true class?",
        caughtBy = "gradientAgreesWithItsLoss")
public class DataSignFlipped extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return super.dataGradient(x, scoreGradient).negative();
    }
}
