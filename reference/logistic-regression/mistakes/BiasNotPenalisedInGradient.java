package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient leaves the bias out of the penalty, but your loss penalises it.",
        hint = "Does the penalty reach the first entry of your gradient?",
        caughtBy = "gradientAgreesWithItsLoss")
public class BiasNotPenalisedInGradient extends LogisticReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        SimpleMatrix gradient = super.penaltyGradient(w, lambda);
        gradient.set(0, 0, 0);
        return gradient;
    }
}
