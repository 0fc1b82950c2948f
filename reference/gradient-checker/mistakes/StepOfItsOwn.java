package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your differences take a step of their own, not the one that they were given.",
        hint = "Where does the parameter h occur in your code?",
        caughtBy = "centralEqualsReference")
public class StepOfItsOwn extends GradientCheckerReference {
    private static final double OWN = 1e-5;

    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        return super.forward(loss, w, OWN);
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        return super.central(loss, w, OWN);
    }
}
