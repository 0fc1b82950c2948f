package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss grows from call to call: the second call adds to the result of the first.",
        hint = "Is the sum that you add to set to zero at the start of the method?",
        caughtBy = "sameAnswerTwice")
public class KeepsStateBetweenCalls extends LogisticReference {
    private double sum;

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda) {
        LossAndGradient right = super.evaluate(w, x, y, lambda);
        sum += right.loss();
        return new LossAndGradient(sum, right.gradient());
    }
}
