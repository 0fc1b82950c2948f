package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient is divided by examples times classes; it should be divided by the number of "
                + "examples alone.",
        hint = "Count the terms of the outer sum of the loss: one for each what?",
        caughtBy = "gradientEqualsReference")
public class GradientDividedByExamplesTimesClasses extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).divide(scores.getNumCols());
    }
}
