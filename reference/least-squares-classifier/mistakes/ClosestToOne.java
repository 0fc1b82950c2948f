package org.gradus.assignments.leastsquares.mistakes;

import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your prediction takes the class whose score is closest to 1: it goes wrong where a score is "
                + "above 1.",
        hint = "Two scores of 1.0 and 1.5: which class do they speak for?",
        caughtBy = "predictionsEqualReference")
public class ClosestToOne extends LeastSquaresReference {
    @Override
    protected boolean isPreferred(double score, double best) {
        return Math.abs(1 - score) < Math.abs(1 - best);
    }
}
