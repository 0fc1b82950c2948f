package org.gradus.assignments.checker.mistakes;

import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your relative error divides by the larger of the two magnitudes where their sum is asked "
                + "for: it is up to twice too large.",
        hint = "What does your formula give for a = 1 and n = 3, and what does the one of the handout?",
        caughtBy = "relativeErrorOfStoredPairs")
public class DividedByLarger extends GradientCheckerReference {
    @Override
    protected double error(double analytic, double numeric) {
        double error = super.error(analytic, numeric);
        double larger = Math.max(Math.abs(analytic), Math.abs(numeric));
        return error == 0 || Double.isInfinite(error) ? error : Math.abs(analytic - numeric) / larger;
    }
}
