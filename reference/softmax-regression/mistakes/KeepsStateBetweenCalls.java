package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient grows from call to call: the second call adds to the result of the first.",
        hint = "Is the matrix that you add to set to zero at the start of the method?",
        caughtBy = "sameAnswerTwice")
public class KeepsStateBetweenCalls extends SoftmaxRegressionReference {
    private SimpleMatrix sum = new SimpleMatrix(0, 0);

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        LossAndGradient right = super.evaluate(w, x, y, lambda);
        boolean sameShape = sum.getNumRows() == w.getNumRows() && sum.getNumCols() == w.getNumCols();
        sum = sameShape ? sum.plus(right.gradient()) : right.gradient();
        return new LossAndGradient(right.loss(), sum.copy());
    }
}
