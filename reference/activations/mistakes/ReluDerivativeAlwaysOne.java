package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of the ReLU is 1 everywhere: perhaps it asks whether the value max(0, x) is "
                + "at least 0, which it always is.",
        hint = "Evaluate your condition by hand for a negative x.",
        caughtBy = "derivativesEqualReference")
public class ReluDerivativeAlwaysOne extends ActivationsReference {
    @Override
    public double reluDerivative(double x) {
        return relu(x) >= 0 ? 1 : 0;
    }
}
