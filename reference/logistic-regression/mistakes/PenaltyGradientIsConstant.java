package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty adds 2 lambda to every entry of the gradient: the weight itself is missing.",
        hint = "What is the derivative of w^2?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientIsConstant extends LogisticReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return SimpleMatrix.filled(w.getNumRows(), 1, 2 * lambda);
    }
}
