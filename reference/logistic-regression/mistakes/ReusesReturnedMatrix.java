package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your method returns the same gradient matrix at every call: the second call overwrites the "
                + "first result.",
        hint = "Where is the matrix created that you return, inside the method or outside?",
        caughtBy = "resultsAreNew")
public class ReusesReturnedMatrix extends LogisticReference {
    private final SimpleMatrix returned = new SimpleMatrix(0, 0);

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda) {
        LossAndGradient right = super.evaluate(w, x, y, lambda);
        returned.setTo(right.gradient());
        return new LossAndGradient(right.loss(), returned);
    }
}
