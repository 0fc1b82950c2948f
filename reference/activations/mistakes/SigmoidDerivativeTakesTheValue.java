package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of the sigmoid computes x (1 - x): that is right if x is the value of the "
                + "sigmoid, but here x is its argument.",
        hint = "The s in s (1 - s) is what, and what is handed to your method?",
        caughtBy = "derivativesEqualReference")
public class SigmoidDerivativeTakesTheValue extends ActivationsReference {
    @Override
    public double sigmoidDerivative(double x) {
        return x * (1 - x);
    }
}
