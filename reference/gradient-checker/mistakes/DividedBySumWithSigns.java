package org.gradus.assignments.checker.mistakes;

import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your relative error divides by |a + n| where |a| + |n| is asked for: a wrong sign makes it "
                + "infinite.",
        hint = "What does your formula give for a = 2 and n = -2?",
        caughtBy = "relativeErrorOfStoredPairs")
public class DividedBySumWithSigns extends GradientCheckerReference {
    @Override
    protected double error(double analytic, double numeric) {
        double error = super.error(analytic, numeric);
        return error == 0 || Double.isInfinite(error)
                ? error
                : Math.abs(analytic - numeric) / Math.abs(analytic + numeric);
    }
}
