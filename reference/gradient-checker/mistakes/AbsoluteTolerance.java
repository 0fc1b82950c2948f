package org.gradus.assignments.checker.mistakes;

import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your verdict compares differences with a fixed number: tiny gradients always pass, large "
                + "ones hardly ever.",
        hint = "Multiply the loss by 1e-9: does your verdict change?",
        caughtBy = "verdictAtEveryScale")
public class AbsoluteTolerance extends GradientCheckerReference {
    @Override
    protected double distance(double entry, double down, double here, double up, double h) {
        double difference = Math.abs(entry - (up - down) / (2 * h));
        return difference <= 1e-4 ? 0 : Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }
}
