package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of the ReLU is -1 for negative x: there the ReLU is flat.",
        hint = "How much does max(0, x) change between x = -2 and x = -1?",
        caughtBy = "derivativesEqualReference")
public class ReluDerivativeIsSign extends ActivationsReference {
    @Override
    public double reluDerivative(double x) {
        return Math.signum(x);
    }
}
