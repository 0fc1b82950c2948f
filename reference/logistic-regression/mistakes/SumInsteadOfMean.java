package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient are sums over the examples; the mean is asked for.",
        hint = "What should happen to the loss when every example occurs twice?",
        caughtBy = "lossEqualsReference")
public class SumInsteadOfMean extends LogisticReference {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return super.dataLoss(scores, y) * y.length;
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).scale(y.length);
    }
}
