package org.gradus.assignments.checker.mistakes;

import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your relative error adds a small constant to its denominator: entries below it never count "
                + "as wrong.",
        hint = "What does your formula give for a = 1e-12 and n = 3e-12?",
        caughtBy = "relativeErrorOfStoredPairs")
public class FloorInDenominator extends GradientCheckerReference {
    @Override
    protected double error(double analytic, double numeric) {
        double error = super.error(analytic, numeric);
        double scale = Math.max(1e-8, Math.abs(analytic) + Math.abs(numeric));
        return Double.isInfinite(error) ? error : Math.abs(analytic - numeric) / scale;
    }
}
