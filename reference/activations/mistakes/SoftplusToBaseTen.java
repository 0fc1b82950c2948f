package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softplus takes the logarithm to base 10.",
        hint = "Which logarithm is Math.log, and which is Math.log10?",
        caughtBy = "functionsEqualReference")
public class SoftplusToBaseTen extends ActivationsReference {
    @Override
    public double softplus(double x) {
        return super.softplus(x) / Math.log(10);
    }
}
