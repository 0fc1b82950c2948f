package org.gradus.assignments.hinge.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient with respect to X has the wrong sign.",
        hint = "A violated margin grows with the score of the other class. Which column of W must be added?",
        caughtBy = "inputGradientEqualsReference")
public class InputGradientSignFlipped extends HingeReference implements LoopHinge {
    @Override
    public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y, double delta) {
        return super.inputGradient(w, x, y, delta).negative();
    }
}
