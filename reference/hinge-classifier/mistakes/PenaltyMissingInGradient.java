package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient lacks the penalty: the loss has it, the gradient does not.",
        hint = "The loss has two terms. Did you differentiate both?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyMissingInGradient extends HingeReference implements LoopHinge {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        return super.penaltyGradient(w, reg).scale(0);
    }
}
