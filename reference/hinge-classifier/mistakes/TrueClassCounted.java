package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient also count the true class: the loss is larger by exactly delta, and "
                + "one too much is subtracted at the true class.",
        hint = "The sum runs over all classes but one.",
        caughtBy = "lossEqualsReference")
public class TrueClassCounted extends HingeReference implements LoopHinge {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y, double delta) {
        return super.dataLoss(scores, y, delta) + delta;
    }

    @Override
    protected double trueClassSlope(double slopes) {
        return -(slopes + 1);
    }
}
