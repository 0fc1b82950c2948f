package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of the ReLU divides max(0, x) by x, which is 0 divided by 0 at x = 0.",
        hint = "Can you tell the two slopes apart with a comparison instead of a division?",
        caughtBy = "derivativesAtKinks")
public class ReluDerivativeByDivision extends ActivationsReference {
    @Override
    public double reluDerivative(double x) {
        return relu(x) / x;
    }
}
