package org.gradus.assignments.checker.mistakes;

import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your relative error counts an entry that is 0 in both gradients as wrong: they agree there.",
        hint = "Which value is agreed for 0/0, and when are two numbers as equal as can be?",
        caughtBy = "relativeErrorOfStoredPairs")
public class NothingOverNothingIsOne extends GradientCheckerReference {
    @Override
    protected double error(double analytic, double numeric) {
        return analytic == 0 && numeric == 0 ? 1 : super.error(analytic, numeric);
    }
}
