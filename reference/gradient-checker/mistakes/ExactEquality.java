package org.gradus.assignments.checker.mistakes;

import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your verdict asks that analytic and numeric gradient are equal: a numeric gradient is never "
                + "exact.",
        hint = "How many digits can a difference of two rounded numbers have?",
        caughtBy = "verdictOnOrdinaryLosses")
public class ExactEquality extends GradientCheckerReference {
    @Override
    protected double distance(double entry, double down, double here, double up, double h) {
        double difference = Math.abs(entry - (up - down) / (2 * h));
        return difference == 0 ? 0 : Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }
}
