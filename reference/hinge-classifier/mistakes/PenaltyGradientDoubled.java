package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty in your gradient is twice too large.",
        hint = "Differentiate the penalty with the one half that stands in front of it.",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientDoubled extends HingeReference implements LoopHinge {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        return super.penaltyGradient(w, reg).scale(2);
    }
}
