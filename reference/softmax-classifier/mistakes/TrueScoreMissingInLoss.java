package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss does not subtract the score of the true class: only the logarithm of the sum is left.",
        hint = "The negative logarithm of a quotient has two parts. Which one is missing?",
        caughtBy = "lossEqualsReference")
public class TrueScoreMissingInLoss extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double exampleLoss(SimpleMatrix scores, int i, int label) {
        return logSumExp(scores, i);
    }
}
