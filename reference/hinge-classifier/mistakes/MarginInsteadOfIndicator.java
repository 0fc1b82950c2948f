package org.gradus.assignments.hinge.mistakes;

import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient uses the size of each violated margin; its derivative is 1, whatever its size.",
        hint = "What is the slope of max(0, m) where m is positive?",
        caughtBy = "gradientAgreesWithItsLoss")
public class MarginInsteadOfIndicator extends HingeReference implements LoopHinge {
    @Override
    protected double slope(double margin) {
        return Math.max(0, margin);
    }
}
