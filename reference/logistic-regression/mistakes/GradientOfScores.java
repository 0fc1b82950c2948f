package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient compares the scores with the labels, as in least squares: the sigmoid is missing.",
        hint = "In p - y, is your p between 0 and 1?",
        caughtBy = "gradientAgreesWithItsLoss")
public class GradientOfScores extends LogisticReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return scores.minus(column(y)).divide(y.length);
    }
}
