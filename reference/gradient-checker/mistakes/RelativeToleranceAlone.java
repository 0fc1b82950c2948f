package org.gradus.assignments.checker.mistakes;

import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your verdict compares the relative error with a small fixed number: near kinks and where "
                + "rounding dominates right gradients fail.",
        hint = "Between which two slopes may the right one lie, if a kink is within the step?",
        caughtBy = "verdictNearKinks")
public class RelativeToleranceAlone extends GradientCheckerReference {
    @Override
    protected double distance(double entry, double down, double here, double up, double h) {
        double error = error(entry, (up - down) / (2 * h));
        return error <= 1e-7 ? 0 : error;
    }
}
