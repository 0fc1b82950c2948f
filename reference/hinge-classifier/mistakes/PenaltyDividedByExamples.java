package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty is divided by the number of examples, in the loss and in the gradient; only the "
                + "data part is a mean.",
        hint = "Where do your divisions stand: before or after you add the penalty?",
        caughtBy = "lossEqualsReference")
public class PenaltyDividedByExamples extends HingeReference implements LoopHinge {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg, double delta) {
        return super.evaluate(w, x, y, reg / y.length, delta);
    }
}
