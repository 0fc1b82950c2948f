package org.gradus.assignments.checker.mistakes;

import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your verdict accepts a gradient that holds NaN: a comparison with NaN is never true.",
        hint = "Does your code ask whether an entry is inside, or whether it is outside?",
        caughtBy = "verdictOnOrdinaryLosses")
public class NotANumberAccepted extends GradientCheckerReference {
    @Override
    protected double distance(double entry, double down, double here, double up, double h) {
        return Double.isNaN(entry) ? 0 : super.distance(entry, down, here, up, h);
    }
}
