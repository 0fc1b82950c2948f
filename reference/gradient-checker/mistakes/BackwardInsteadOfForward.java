package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your forward difference is a backward difference: it steps to the other side of the weights.",
        hint = "Is the entry larger or smaller in your second evaluation than in the first?",
        caughtBy = "forwardEqualsReference")
public class BackwardInsteadOfForward extends GradientCheckerReference {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        // The same quotient with a negative step.
        return super.forward(loss, w, -h);
    }
}
