package org.gradus.assignments.leastsquares.mistakes;

import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your prediction takes the class with the lowest score.",
        hint = "Scores are regressions onto 1 for the true class and 0 for the others.",
        caughtBy = "predictionsEqualReference")
public class LowestScore extends LeastSquaresReference {
    @Override
    protected boolean isPreferred(double score, double best) {
        return score < best;
    }
}
