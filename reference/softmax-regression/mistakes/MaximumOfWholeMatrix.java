package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You subtract the largest score of the whole batch: examples whose scores are all far below "
                + "it lose every digit.",
        hint = "Each example may have its own shift.",
        caughtBy = "staysFiniteOnExtremeScores")
public class MaximumOfWholeMatrix extends SoftmaxRegressionReference {
    @Override
    protected double shift(SimpleMatrix scores, int n) {
        return scores.elementMax();
    }
}
