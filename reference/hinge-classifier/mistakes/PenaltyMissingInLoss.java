package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss lacks the penalty: the gradient has it, the loss does not.",
        hint = "Is the term added to the loss? And what is 1 / 2 in Java when both numbers are of type int?",
        caughtBy = "lossEqualsReference")
public class PenaltyMissingInLoss extends HingeReference implements LoopHinge {
    @Override
    protected double penalty(SimpleMatrix w, double reg) {
        return 1 / 2 * super.penalty(w, reg);
    }
}
