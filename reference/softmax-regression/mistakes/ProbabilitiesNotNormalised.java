package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your predictions are exponentials that are not divided by their sum.",
        hint = "What does each row of predictions sum up to?",
        caughtBy = "predictionsAreProbabilities")
public class ProbabilitiesNotNormalised extends SoftmaxRegressionReference {
    @Override
    public SimpleMatrix predict(SimpleMatrix x, SimpleMatrix w) {
        SimpleMatrix scores = scores(x, w);
        return scores.elementOp((int n, int k, double score) -> Math.exp(score - shift(scores, n)));
    }
}
