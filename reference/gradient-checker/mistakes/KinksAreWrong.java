package org.gradus.assignments.checker.mistakes;

import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your verdict holds the entry against the central difference alone: near a kink that is a "
                + "mean of two slopes, and right gradients fail.",
        hint = "Between which two slopes may the right one lie, if a kink is within the step?",
        caughtBy = "verdictNearKinks")
public class KinksAreWrong extends GradientCheckerReference {
    @Override
    protected double distance(double entry, double down, double here, double up, double h) {
        double central = (up - down) / (2 * h);
        double slack = 1e-4 * Math.max(Math.abs(entry), Math.abs(central)) + 1e-14 * Math.abs(here) / h;
        double outside = Math.abs(entry - central) - slack;
        return outside <= 0 ? 0 : Double.isNaN(outside) ? Double.POSITIVE_INFINITY : outside;
    }
}
