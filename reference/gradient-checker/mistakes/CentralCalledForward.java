package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your forward difference is a central difference: twice the evaluations that a forward "
                + "difference needs.",
        hint = "Which of its two points does a forward difference share for all entries?",
        caughtBy = "forwardEqualsReference")
public class CentralCalledForward extends GradientCheckerReference {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        return central(loss, w, h);
    }
}
