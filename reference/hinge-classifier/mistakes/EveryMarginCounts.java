package org.gradus.assignments.hinge.mistakes;

import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient counts every margin, also those that are kept.",
        hint = "What is the slope of max(0, m) where m is negative?",
        caughtBy = "gradientAgreesWithItsLoss")
public class EveryMarginCounts extends HingeReference implements LoopHinge {
    @Override
    protected double slope(double margin) {
        return 1;
    }
}
