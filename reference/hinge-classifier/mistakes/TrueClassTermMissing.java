package org.gradus.assignments.hinge.mistakes;

import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "In your gradient the true class gets nothing: only the other classes are updated.",
        hint = "Each violated margin holds two scores. With respect to which of them did you differentiate?",
        caughtBy = "gradientAgreesWithItsLoss")
public class TrueClassTermMissing extends HingeReference implements LoopHinge {
    @Override
    protected double trueClassSlope(double slopes) {
        return 0;
    }
}
