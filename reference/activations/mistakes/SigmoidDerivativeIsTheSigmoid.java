package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of the sigmoid returns the sigmoid itself: a factor is missing.",
        hint = "Only the exponential is its own derivative. What does the chain rule add here?",
        caughtBy = "derivativesEqualReference")
public class SigmoidDerivativeIsTheSigmoid extends ActivationsReference {
    @Override
    public double sigmoidDerivative(double x) {
        return sigmoid(x);
    }
}
