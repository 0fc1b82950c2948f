package org.gradus.assignments.leastsquares.mistakes;

import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your prediction takes the score with the largest magnitude: a very negative score speaks "
                + "against its class.",
        hint = "What is the sign of the score that you choose?",
        caughtBy = "predictionsEqualReference")
public class LargestMagnitude extends LeastSquaresReference {
    @Override
    protected boolean isPreferred(double score, double best) {
        return Math.abs(score) > Math.abs(best);
    }
}
