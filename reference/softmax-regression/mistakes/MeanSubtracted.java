package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "You subtract the mean of the scores instead of their maximum: where one of them is far above the others, its exponential is infinite.",
        hint = "Which number, when you subtract it, leaves no exponent above 0?",
        caughtBy = "staysFiniteOnExtremeScores")
public class MeanSubtracted extends SoftmaxRegressionReference {
    @Override
    protected double shift(SimpleMatrix scores, int n) {
        return scores.getRow(n).elementSum() / scores.getNumCols();
    }
}
