package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient are also divided by the number of other classes.",
        hint = "The mean is over the examples. Is the inner sum a mean as well?",
        caughtBy = "lossEqualsReference")
public class DividedByOtherClassesToo extends HingeReference implements LoopHinge {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y, double delta) {
        return super.dataLoss(scores, y, delta) / (scores.getNumCols() - 1);
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y, double delta) {
        return super.scoreGradient(scores, y, delta).divide(scores.getNumCols() - 1);
    }
}
