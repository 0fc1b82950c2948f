package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "At the true class your gradient has p (1 - p) where p - 1 belongs.",
        hint = "That is the derivative of the probability; the loss takes its logarithm first.",
        caughtBy = "gradientAgreesWithItsLoss")
public class ProbabilityTimesOneMinusProbability extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix gradient = super.scoreGradient(scores, y);
        SimpleMatrix probabilities = probabilities(scores);
        for (int i = 0; i < y.length; i++) {
            double p = probabilities.get(i, y[i]);
            gradient.set(i, y[i], p * (1 - p) / y.length);
        }
        return gradient;
    }
}
