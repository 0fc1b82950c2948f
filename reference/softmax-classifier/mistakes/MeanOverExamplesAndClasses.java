package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient are divided by examples times classes; the mean is over the examples "
                + "alone.",
        hint = "Dividing by the number of all entries of a matrix is not the mean over its rows.",
        caughtBy = "lossEqualsReference")
public class MeanOverExamplesAndClasses extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return super.dataLoss(scores, y) / scores.getNumCols();
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).divide(scores.getNumCols());
    }
}
