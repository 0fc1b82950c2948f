package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your whole gradient has the wrong sign: it points downhill.",
        hint = "A gradient points to where the loss grows; the minus comes later, in the training step.",
        caughtBy = "gradientAgreesWithItsLoss")
public class SignFlipped extends LogisticReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda) {
        LossAndGradient right = super.evaluate(w, x, y, lambda);
        return new LossAndGradient(right.loss(), right.gradient().negative());
    }
}
