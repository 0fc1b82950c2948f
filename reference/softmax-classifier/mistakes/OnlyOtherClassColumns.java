package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The column of the true class gets no gradient in your code.",
        hint = "Does a condition skip the true class altogether?",
        caughtBy = "gradientAgreesWithItsLoss")
public class OnlyOtherClassColumns extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix gradient = super.scoreGradient(scores, y);
        return gradient.minus(gradient.elementMult(oneHot(scores, y)));
    }
}
