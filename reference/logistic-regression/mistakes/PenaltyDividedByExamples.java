package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty is divided by the number of examples, in the loss and in the gradient.",
        hint = "Which part of the loss is a mean over the examples?",
        caughtBy = "lossEqualsReference")
public class PenaltyDividedByExamples extends LogisticReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda) {
        return super.evaluate(w, x, y, lambda / y.length);
    }
}
