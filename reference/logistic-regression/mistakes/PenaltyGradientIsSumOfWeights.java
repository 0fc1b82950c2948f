package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty adds the same number, 2 lambda times the sum of all weights, to every entry of "
                + "the gradient.",
        hint = "The derivative with respect to one weight: which of the squares does it see?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientIsSumOfWeights extends LogisticReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return SimpleMatrix.filled(w.getNumRows(), 1, 2 * lambda * w.elementSum());
    }
}
