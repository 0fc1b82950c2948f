package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "The margin delta is missing in your loss; your gradient has it.",
        hint = "Compare the margin in your loss with the one in your gradient.",
        caughtBy = "lossEqualsReference")
public class DeltaMissingInLoss extends HingeReference implements LoopHinge {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y, double delta) {
        return super.dataLoss(scores, y, 0);
    }
}
