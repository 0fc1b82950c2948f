package org.gradus.assignments.hinge.mistakes;

import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "In your gradient the true class always gets -1, even for an example without a violated margin.",
        hint = "What is the gradient of an example whose margins are all kept?",
        caughtBy = "gradientAgreesWithItsLoss")
public class TrueClassAlwaysMinusOne extends HingeReference implements LoopHinge {
    @Override
    protected double trueClassSlope(double slopes) {
        return -1;
    }
}
