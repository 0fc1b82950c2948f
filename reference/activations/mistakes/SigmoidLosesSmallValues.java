package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sigmoid is computed as (tanh(x/2) + 1) / 2: for very negative x the sum cancels and "
                + "nothing is left.",
        hint = "What remains of -1 + 1e-17 in double precision? Which form of the sigmoid has no subtraction?",
        caughtBy = "smallValuesKeepTheirDigits")
public class SigmoidLosesSmallValues extends ActivationsReference {
    @Override
    public double sigmoid(double x) {
        return (Math.tanh(x / 2) + 1) / 2;
    }
}
