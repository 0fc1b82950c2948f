package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient leaves out the last examples: what does not fill a group of three is dropped.",
        hint = "Does your loop over groups also handle a last, smaller group?",
        caughtBy = "gradientAgreesWithItsLoss")
public class LastPartialBatchDropped extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix gradient = super.scoreGradient(scores, y);
        for (int i = y.length - y.length % 3; i < y.length; i++) {
            gradient.setRow(i, new SimpleMatrix(1, scores.getNumCols()));
        }
        return gradient;
    }
}
