package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "The margin delta is missing in your gradient; your loss has it.",
        hint = "Compare the margin in your gradient with the one in your loss.",
        caughtBy = "gradientEqualsReference")
public class DeltaMissingInGradient extends HingeReference implements LoopHinge {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y, double delta) {
        return super.scoreGradient(scores, y, 0);
    }
}
