package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your log-sum-exp subtracts the largest score after the logarithm instead of adding it.",
        hint = "What is ln(exp(m) a), written as a sum? Which sign has m in it?",
        caughtBy = "softmaxEqualsReference")
public class LogSumExpShiftSubtractedAgain extends ActivationsReference {
    @Override
    public SimpleMatrix logSumExp(SimpleMatrix scores) {
        SimpleMatrix result = super.logSumExp(scores);
        return result.elementOp((int row, int column, double value) -> value - 2 * shift(scores, row));
    }
}
