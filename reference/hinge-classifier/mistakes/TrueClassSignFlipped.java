package org.gradus.assignments.hinge.mistakes;

import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "In your gradient the true class has the wrong sign.",
        hint = "In the margin the score of the true class is subtracted.",
        caughtBy = "gradientAgreesWithItsLoss")
public class TrueClassSignFlipped extends HingeReference implements LoopHinge {
    @Override
    protected double trueClassSlope(double slopes) {
        return slopes;
    }
}
