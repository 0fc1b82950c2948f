package org.gradus.assignments.checker.mistakes;

import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your verdict forgives a tenth of each entry: an entry that is off by some percent passes.",
        hint = "How exact is a central difference at a smooth place, and how much less do you ask for?",
        caughtBy = "verdictOnOrdinaryLosses")
public class TooLenient extends GradientCheckerReference {
    @Override
    protected double distance(double entry, double down, double here, double up, double h) {
        double error = error(entry, (up - down) / (2 * h));
        return error <= 0.05 ? 0 : error;
    }
}
