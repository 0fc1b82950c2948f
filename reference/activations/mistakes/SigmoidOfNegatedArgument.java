package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sigmoid falls where it should rise: the exponential gets x instead of -x.",
        hint = "What should the sigmoid of a large positive number be, 0 or 1?",
        caughtBy = "functionsEqualReference")
public class SigmoidOfNegatedArgument extends ActivationsReference {
    @Override
    public double sigmoid(double x) {
        return super.sigmoid(-x);
    }
}
