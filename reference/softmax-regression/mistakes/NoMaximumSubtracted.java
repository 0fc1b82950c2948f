package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your exponentials overflow when scores are large: nothing is subtracted from them before.",
        hint = "What may be subtracted from all scores of one example without changing its probabilities?",
        caughtBy = "staysFiniteOnExtremeScores")
public class NoMaximumSubtracted extends SoftmaxRegressionReference {
    @Override
    protected SimpleMatrix probabilities(SimpleMatrix scores) {
        SimpleMatrix p = scores.elementExp();
        return p.elementOp((int n, int k, double value) -> value / p.getRow(n).elementSum());
    }

    @Override
    protected SimpleMatrix logProbabilities(SimpleMatrix scores) {
        return probabilities(scores).elementLog();
    }
}
