package org.gradus.assignments.leastsquares.mistakes;

import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your prediction takes the class whose score is farthest from 1, argmax of |1 - s|: it avoids"
                + " the class that the scores speak for.",
        hint = "A high score speaks for a class. Is a distance needed at all?",
        caughtBy = "predictionsEqualReference")
public class FarthestFromOne extends LeastSquaresReference {
    @Override
    protected boolean isPreferred(double score, double best) {
        return Math.abs(1 - score) > Math.abs(1 - best);
    }
}
