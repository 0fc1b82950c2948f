package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of |x| is 0 for negative x: it belongs to the ReLU.",
        hint = "What slope has the left half of the letter V?",
        caughtBy = "derivativesEqualReference")
public class AbsDerivativeIsRelus extends ActivationsReference {
    @Override
    public double absDerivative(double x) {
        return x > 0 ? 1 : 0;
    }
}
