package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your ln sigmoid is -ln(1 + exp(-x)): for very negative x the exponential overflows and the "
                + "result is infinite.",
        hint = "For very negative x the result should be nearly x. How is softplus saved from the same overflow?",
        caughtBy = "staysFiniteOnExtremeArguments")
public class LnSigmoidOverflows extends ActivationsReference {
    @Override
    public double lnSigmoid(double x) {
        return -Math.log1p(Math.exp(-x));
    }
}
