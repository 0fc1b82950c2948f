package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of the sigmoid is 1 - s^2, which belongs to tanh.",
        hint = "Differentiate the sigmoid itself: which product of s and something else comes out?",
        caughtBy = "derivativesEqualReference")
public class SigmoidDerivativeIsOneMinusSquare extends ActivationsReference {
    @Override
    public double sigmoidDerivative(double x) {
        return 1 - sigmoid(x) * sigmoid(x);
    }
}
