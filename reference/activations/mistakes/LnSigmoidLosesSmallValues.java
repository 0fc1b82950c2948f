package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your ln sigmoid is 0 for large x: the logarithm gets 1 plus something tiny, and that is "
                + "rounded to 1.",
        hint = "Look for a method of Math that takes the logarithm of 1 + y and is given y alone.",
        caughtBy = "smallValuesKeepTheirDigits")
public class LnSigmoidLosesSmallValues extends ActivationsReference {
    @Override
    public double lnSigmoid(double x) {
        return Math.min(0, x) - Math.log(1 + Math.exp(-Math.abs(x)));
    }
}
