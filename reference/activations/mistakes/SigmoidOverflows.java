package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sigmoid is exp(x) / (1 + exp(x)): for large x that is infinity divided by infinity, not "
                + "a number.",
        hint = "Divide both sides of the fraction by exp(x): when is which of the two forms harmless?",
        caughtBy = "staysFiniteOnExtremeArguments")
public class SigmoidOverflows extends ActivationsReference {
    @Override
    public double sigmoid(double x) {
        return Math.exp(x) / (1 + Math.exp(x));
    }
}
