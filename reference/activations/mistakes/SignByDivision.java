package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sign divides x by |x|, which is 0 divided by 0 at x = 0.",
        hint = "Can you find the sign with comparisons instead of a division?",
        caughtBy = "derivativesAtKinks")
public class SignByDivision extends ActivationsReference {
    @Override
    public double sign(double x) {
        return x / Math.abs(x);
    }
}
