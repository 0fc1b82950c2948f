package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your log-sum-exp is the largest score of each row alone: the logarithm of the sum is missing.",
        hint = "What should come out for a row of two equal scores?",
        caughtBy = "softmaxEqualsReference")
public class LogSumExpIsLargestScore extends ActivationsReference {
    @Override
    public SimpleMatrix logSumExp(SimpleMatrix scores) {
        return super.logSumExp(scores).elementOp((int row, int column, double value) -> shift(scores, row));
    }
}
