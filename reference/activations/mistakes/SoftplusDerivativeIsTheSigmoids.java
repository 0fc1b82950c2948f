package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of softplus is the derivative of the sigmoid, s (1 - s): one derivative too "
                + "many.",
        hint = "Differentiate ln(1 + exp(x)) once and simplify the fraction. Which function is it?",
        caughtBy = "derivativesEqualReference")
public class SoftplusDerivativeIsTheSigmoids extends ActivationsReference {
    @Override
    public double softplusDerivative(double x) {
        return sigmoidDerivative(x);
    }
}
