package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient divides the penalty by the number of examples, too.",
        hint = "Which part of the loss is a mean over the examples?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientDividedByExamples extends LogisticReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda) {
        double data = dataLoss(scores(w, x), y);
        SimpleMatrix gradient = dataGradient(x, scoreGradient(scores(w, x), y));
        return new LossAndGradient(
                data + penalty(w, lambda),
                gradient.plus(penaltyGradient(w, lambda).divide(y.length)));
    }
}
