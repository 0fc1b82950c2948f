package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softplus is ln(1 + exp(-x)): it falls where it should rise.",
        hint = "Softplus is a smooth version of max(0, x): towards which side does it grow?",
        caughtBy = "functionsEqualReference")
public class SoftplusOfNegatedArgument extends ActivationsReference {
    @Override
    public double softplus(double x) {
        return super.softplus(-x);
    }
}
