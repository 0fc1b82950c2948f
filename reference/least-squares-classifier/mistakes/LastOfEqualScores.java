package org.gradus.assignments.leastsquares.mistakes;

import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Of several classes with the same highest score your prediction takes the last one; the first"
                + " one is asked for.",
        hint = "What is the difference of > and >= here?",
        caughtBy = "predictionsEqualReference")
public class LastOfEqualScores extends LeastSquaresReference {
    @Override
    protected boolean isPreferred(double score, double best) {
        return score >= best;
    }
}
