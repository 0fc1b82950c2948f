package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss is the mean squared difference of probability and label, with its own gradient; "
                + "the cross-entropy is asked for.",
        hint = "Where is the logarithm in your loss?",
        caughtBy = "lossEqualsReference")
public class SquaredError extends LogisticReference {
    @Override
    protected double exampleLoss(double score, int label) {
        double p = sigmoid(SimpleMatrix.filled(1, 1, score)).get(0);
        return (p - label) * (p - label);
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix p = sigmoid(scores);
        SimpleMatrix slope = p.elementMult(SimpleMatrix.ones(y.length, 1).minus(p));
        return super.scoreGradient(scores, y).elementMult(slope).scale(2);
    }
}
