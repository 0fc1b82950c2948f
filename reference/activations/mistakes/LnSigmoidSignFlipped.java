package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your ln sigmoid is positive, but the logarithm of a number below 1 is negative.",
        hint = "The identity with softplus has two minus signs. Where are they?",
        caughtBy = "functionsEqualReference")
public class LnSigmoidSignFlipped extends ActivationsReference {
    @Override
    public double lnSigmoid(double x) {
        return -super.lnSigmoid(x);
    }
}
