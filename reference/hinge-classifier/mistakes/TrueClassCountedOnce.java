package org.gradus.assignments.hinge.mistakes;

import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "In your gradient the true class gets -1 for an example, no matter how many of its margins are "
                + "violated.",
        hint = "The score of the true class stands in every violated margin of its example. How often do you "
                + "subtract it?",
        caughtBy = "gradientAgreesWithItsLoss")
public class TrueClassCountedOnce extends HingeReference implements LoopHinge {
    @Override
    protected double trueClassSlope(double slopes) {
        return slopes > 0 ? -1 : 0;
    }
}
