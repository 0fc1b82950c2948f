package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sign answers 0 for negative numbers; it should be -1.",
        hint = "How many different answers should the function have, two or three?",
        caughtBy = "functionsEqualReference")
public class SignIsZeroOrOne extends ActivationsReference {
    @Override
    public double sign(double x) {
        return x > 0 ? 1 : 0;
    }
}
