package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softplus becomes infinite for large x, where it should be nearly x: exp(x) overflows.",
        hint = "Take x out of the logarithm when it is positive: what is left inside?",
        caughtBy = "staysFiniteOnExtremeArguments")
public class SoftplusOverflows extends ActivationsReference {
    @Override
    public double softplus(double x) {
        return Math.log1p(Math.exp(x));
    }
}
