package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your step is rounded to a whole number, which is 0: every difference becomes 0/0, NaN.",
        hint = "Which types do your variables have, and what is (int) 0.001?",
        caughtBy = "forwardEqualsReference")
public class StepAsInteger extends GradientCheckerReference {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        return super.forward(loss, w, (int) h);
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        return super.central(loss, w, (int) h);
    }
}
