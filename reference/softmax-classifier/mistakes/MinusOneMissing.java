package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "In your gradient the true class is treated like any other: one must be subtracted from its "
                + "probability.",
        hint = "Differentiate the loss with respect to the score of the true class. It appears twice in the "
                + "formula.",
        caughtBy = "gradientAgreesWithItsLoss")
public class MinusOneMissing extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix oneHot(SimpleMatrix scores, int[] y) {
        return new SimpleMatrix(scores.getNumRows(), scores.getNumCols());
    }
}
