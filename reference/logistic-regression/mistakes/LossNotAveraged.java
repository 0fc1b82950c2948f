package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss adds up the examples without dividing by their number, but your gradient is averaged.",
        hint = "Gradient and loss must be mean or sum together. Which one is asked for?",
        caughtBy = "gradientAgreesWithItsLoss")
public class LossNotAveraged extends LogisticReference {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return super.dataLoss(scores, y) * y.length;
    }
}
