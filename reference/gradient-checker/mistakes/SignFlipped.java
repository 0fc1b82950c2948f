package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your differences have the opposite sign: the later loss is subtracted from the earlier one.",
        hint = "If the loss grows with an entry, is its slope positive in your formula?",
        caughtBy = "forwardEqualsReference")
public class SignFlipped extends GradientCheckerReference {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        return super.forward(loss, w, h).negative();
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        return super.central(loss, w, h).negative();
    }
}
