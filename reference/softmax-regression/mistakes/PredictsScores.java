package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your predictions are the scores XW themselves; the softmax is missing.",
        hint = "Scores may be negative. Which function makes probabilities of them?",
        caughtBy = "predictionsEqualReference")
public class PredictsScores extends SoftmaxRegressionReference {
    @Override
    public SimpleMatrix predict(SimpleMatrix x, SimpleMatrix w) {
        return scores(x, w);
    }
}
