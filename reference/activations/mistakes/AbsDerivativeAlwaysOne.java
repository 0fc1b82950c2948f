package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of |x| is 1 everywhere, but the function falls on the left side.",
        hint = "What slope has the left half of the letter V?",
        caughtBy = "derivativesEqualReference")
public class AbsDerivativeAlwaysOne extends ActivationsReference {
    @Override
    public double absDerivative(double x) {
        return 1;
    }
}
