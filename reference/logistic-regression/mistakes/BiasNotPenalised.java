package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty leaves the bias out; here every weight is penalised.",
        hint = "Does your sum of squares begin at 0 or at 1?",
        caughtBy = "lossEqualsReference")
public class BiasNotPenalised extends LogisticReference {
    @Override
    protected double penalty(SimpleMatrix w, double lambda) {
        return super.penalty(w, lambda) - lambda * w.get(0) * w.get(0);
    }

    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        SimpleMatrix gradient = super.penaltyGradient(w, lambda);
        gradient.set(0, 0, 0);
        return gradient;
    }
}
