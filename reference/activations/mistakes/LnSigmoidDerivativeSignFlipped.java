package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of ln sigmoid is negative, though the function rises everywhere.",
        hint = "In -softplus(-x) there are two minus signs; what does the chain rule make of the inner one?",
        caughtBy = "derivativesEqualReference")
public class LnSigmoidDerivativeSignFlipped extends ActivationsReference {
    @Override
    public double lnSigmoidDerivative(double x) {
        return -super.lnSigmoidDerivative(x);
    }
}
