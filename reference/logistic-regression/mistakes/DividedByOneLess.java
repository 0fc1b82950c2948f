package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You divide by n - 1: that belongs to a sample variance, not to a mean, and fails for a "
                + "single example.",
        hint = "What is the mean of one number?",
        caughtBy = "oneExampleAndOneClass")
public class DividedByOneLess extends LogisticReference {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return super.dataLoss(scores, y) * y.length / (y.length - 1);
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).scale(y.length / (y.length - 1.0));
    }
}
