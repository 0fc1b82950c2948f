package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your ln sigmoid is a logarithm to base 10.",
        hint = "Which logarithm is Math.log, and which is Math.log10?",
        caughtBy = "functionsEqualReference")
public class LnSigmoidToBaseTen extends ActivationsReference {
    @Override
    public double lnSigmoid(double x) {
        return super.lnSigmoid(x) / Math.log(10);
    }
}
