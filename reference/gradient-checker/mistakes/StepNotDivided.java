package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your differences are not divided by the step: they are changes of the loss, no slopes.",
        hint = "What is the unit of a slope, if the loss is in euros and the weight in metres?",
        caughtBy = "centralEqualsReference")
public class StepNotDivided extends GradientCheckerReference {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        return super.forward(loss, w, h).scale(h);
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        return super.central(loss, w, h).scale(2 * h);
    }
}
