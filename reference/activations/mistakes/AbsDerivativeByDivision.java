package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of |x| divides x by |x|, which is 0 divided by 0 at x = 0.",
        hint = "Is there a function in this assignment that answers at 0, too?",
        caughtBy = "derivativesAtKinks")
public class AbsDerivativeByDivision extends ActivationsReference {
    @Override
    public double absDerivative(double x) {
        return x / Math.abs(x);
    }
}
