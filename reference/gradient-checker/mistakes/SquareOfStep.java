package org.gradus.assignments.checker.mistakes;

import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your verdict accepts what differs by less than the square of the step: whether that is much "
                + "depends on the size of the gradient.",
        hint = "Compare h squared with the size of the gradient and with the rounding error of the loss "
                + "divided by h.",
        caughtBy = "verdictAtEveryScale")
public class SquareOfStep extends GradientCheckerReference {
    @Override
    protected double distance(double entry, double down, double here, double up, double h) {
        double difference = Math.abs(entry - (up - down) / (2 * h));
        return difference <= h * h ? 0 : Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }
}
