package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of softplus is sigmoid(-x): the sign of the argument is wrong.",
        hint = "What slope should softplus have far to the right, 0 or 1?",
        caughtBy = "derivativesEqualReference")
public class SoftplusDerivativeOfNegatedArgument extends ActivationsReference {
    @Override
    public double softplusDerivative(double x) {
        return sigmoid(-x);
    }
}
