package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient uses the bare exponentials: they are not divided by their sum.",
        hint = "Do the probabilities of one example have the sum 1?",
        caughtBy = "gradientAgreesWithItsLoss")
public class ProbabilitiesNotNormalised extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix probabilities(SimpleMatrix scores) {
        return scores.elementOp((int row, int column, double score) -> Math.exp(score - shift(scores, row)));
    }
}
