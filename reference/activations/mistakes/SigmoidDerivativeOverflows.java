package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of the sigmoid is exp(-x) / (1 + exp(-x))^2: for very negative x that is "
                + "infinity divided by infinity.",
        hint = "The derivative is the same at x and at -x. Which of the two is harmless?",
        caughtBy = "staysFiniteOnExtremeArguments")
public class SigmoidDerivativeOverflows extends ActivationsReference {
    @Override
    public double sigmoidDerivative(double x) {
        double e = Math.exp(-x);
        return e / ((1 + e) * (1 + e));
    }
}
