package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss adds up the examples without dividing by their number: its data part is n times too "
                + "large.",
        hint = "Read the formula of the loss once more: what stands in front of the sum over the examples?",
        caughtBy = "lossEqualsReference")
public class LossNotAveraged extends HingeReference implements LoopHinge {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y, double delta) {
        return super.dataLoss(scores, y, delta) * y.length;
    }
}
