package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of ln sigmoid is s (1 - s): the logarithm contributes a division that is "
                + "missing.",
        hint = "What is the derivative of ln u, before the chain rule adds its factor?",
        caughtBy = "derivativesEqualReference")
public class LnSigmoidDerivativeNotDivided extends ActivationsReference {
    @Override
    public double lnSigmoidDerivative(double x) {
        return sigmoidDerivative(x);
    }
}
