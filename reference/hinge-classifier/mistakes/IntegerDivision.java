package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your loss and of your gradient is zero: only the penalty is left.",
        hint = "In Java, what is 1 / 7 when both numbers are of type int?",
        caughtBy = "lossEqualsReference")
public class IntegerDivision extends HingeReference implements LoopHinge {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y, double delta) {
        return 1 / y.length * (super.dataLoss(scores, y, delta) * y.length);
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y, double delta) {
        return super.scoreGradient(scores, y, delta).scale(1 / y.length * y.length);
    }
}
