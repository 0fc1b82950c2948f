package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of tanh is 1 - tanh(x): the square is missing.",
        hint = "The slope is the same at x and at -x. Is yours?",
        caughtBy = "derivativesEqualReference")
public class TanhDerivativeNotSquared extends ActivationsReference {
    @Override
    public double tanhDerivative(double x) {
        return 1 - tanh(x);
    }
}
