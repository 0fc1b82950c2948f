package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of the ReLU returns the ReLU itself: a slope is 0 or 1.",
        hint = "How steep is the line y = x, at x = 3 for example?",
        caughtBy = "derivativesEqualReference")
public class ReluDerivativeIsTheValue extends ActivationsReference {
    @Override
    public double reluDerivative(double x) {
        return relu(x);
    }
}
