package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of tanh computes 1 - x^2: that is right if x is the value of tanh, but here "
                + "x is its argument.",
        hint = "The t in 1 - t^2 is what, and what is handed to your method?",
        caughtBy = "derivativesEqualReference")
public class TanhDerivativeTakesTheValue extends ActivationsReference {
    @Override
    public double tanhDerivative(double x) {
        return 1 - x * x;
    }
}
