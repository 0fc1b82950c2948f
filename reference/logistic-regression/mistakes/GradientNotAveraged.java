package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient is not divided by the number of examples, but your loss is.",
        hint = "The loss is a mean. What is the derivative of a mean?",
        caughtBy = "gradientAgreesWithItsLoss")
public class GradientNotAveraged extends LogisticReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).scale(y.length);
    }
}
