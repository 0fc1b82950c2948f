package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of the sigmoid is negative, though the sigmoid rises everywhere.",
        hint = "Differentiate 1 / (1 + exp(-x)) step by step: how many minus signs are there?",
        caughtBy = "derivativesEqualReference")
public class SigmoidDerivativeSignFlipped extends ActivationsReference {
    @Override
    public double sigmoidDerivative(double x) {
        return -super.sigmoidDerivative(x);
    }
}
