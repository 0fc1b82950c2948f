package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your log-sum-exp does not add the largest score of the row again after the logarithm.",
        hint = "What was subtracted before the exponential changes the result. By how much?",
        caughtBy = "softmaxEqualsReference")
public class LogSumExpWithoutTheShift extends ActivationsReference {
    @Override
    public SimpleMatrix logSumExp(SimpleMatrix scores) {
        SimpleMatrix result = super.logSumExp(scores);
        return result.elementOp((int row, int column, double value) -> value - shift(scores, row));
    }
}
