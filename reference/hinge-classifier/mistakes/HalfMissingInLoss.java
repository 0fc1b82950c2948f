package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty in your loss lacks the factor one half.",
        hint = "Compare the factor in front of the sum of squares with the handout.",
        caughtBy = "lossEqualsReference")
public class HalfMissingInLoss extends HingeReference implements LoopHinge {
    @Override
    protected double penalty(SimpleMatrix w, double reg) {
        return 2 * super.penalty(w, reg);
    }
}
