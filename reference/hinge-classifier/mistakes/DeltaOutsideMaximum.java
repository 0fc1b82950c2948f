package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "You add delta after taking the maximum: each class costs at least delta.",
        hint = "What stands inside the brackets of the maximum?",
        caughtBy = "lossEqualsReference")
public class DeltaOutsideMaximum extends HingeReference implements LoopHinge {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y, double delta) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < scores.getNumCols(); j++) {
                if (j != y[i]) {
                    sum += Math.max(0, margin(scores, i, j, y[i], 0)) + delta;
                }
            }
        }
        return sum / y.length;
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y, double delta) {
        return super.scoreGradient(scores, y, 0);
    }
}
