package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your method returns the same matrix at every call: the second call overwrites the first " + "result.",
        hint = "Where is the matrix created that you return, inside the method or outside?",
        caughtBy = "resultsAreNew")
public class ReusesReturnedMatrix extends SoftmaxRegressionReference {
    private final SimpleMatrix returned = new SimpleMatrix(0, 0);

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        LossAndGradient right = super.evaluate(w, x, y, lambda);
        returned.setTo(right.gradient());
        return new LossAndGradient(right.loss(), returned);
    }
}
