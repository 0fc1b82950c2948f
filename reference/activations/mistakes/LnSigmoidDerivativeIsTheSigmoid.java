package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of ln sigmoid is sigmoid(x): it belongs to softplus.",
        hint = "Far to the right ln sigmoid is flat. Is the sigmoid 0 there?",
        caughtBy = "derivativesEqualReference")
public class LnSigmoidDerivativeIsTheSigmoid extends ActivationsReference {
    @Override
    public double lnSigmoidDerivative(double x) {
        return sigmoid(x);
    }
}
