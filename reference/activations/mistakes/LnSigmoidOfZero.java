package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your ln sigmoid is the logarithm of a rounded 0 for very negative x, which is infinite.",
        hint = "Take the logarithm on paper first: what is ln(1 / (1 + exp(-x)))?",
        caughtBy = "staysFiniteOnExtremeArguments")
public class LnSigmoidOfZero extends ActivationsReference {
    @Override
    public double lnSigmoid(double x) {
        return Math.log(sigmoid(x));
    }
}
