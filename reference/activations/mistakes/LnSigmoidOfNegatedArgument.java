package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your ln sigmoid is -softplus(x), where the identity has -softplus(-x).",
        hint = "Should it be near 0 for large positive or for large negative x?",
        caughtBy = "functionsEqualReference")
public class LnSigmoidOfNegatedArgument extends ActivationsReference {
    @Override
    public double lnSigmoid(double x) {
        return super.lnSigmoid(-x);
    }
}
