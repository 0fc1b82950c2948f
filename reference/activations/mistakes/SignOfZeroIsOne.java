package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sign of 0 is 1; it should be 0.",
        hint = "How many different answers should the function have, two or three?",
        caughtBy = "derivativesAtKinks")
public class SignOfZeroIsOne extends ActivationsReference {
    @Override
    public double sign(double x) {
        return x >= 0 ? 1 : -1;
    }
}
