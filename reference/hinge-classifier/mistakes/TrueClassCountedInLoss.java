package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss also counts the true class: it is larger by exactly delta.",
        hint = "The sum runs over all classes but one.",
        caughtBy = "lossEqualsReference")
public class TrueClassCountedInLoss extends HingeReference implements LoopHinge {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y, double delta) {
        return super.dataLoss(scores, y, delta) + delta;
    }
}
