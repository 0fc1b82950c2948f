package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your log-sum-exp takes the mean of the exponentials instead of their sum.",
        hint = "What should come out for a row of two zeros?",
        caughtBy = "softmaxEqualsReference")
public class LogSumExpOfMeans extends ActivationsReference {
    @Override
    public SimpleMatrix logSumExp(SimpleMatrix scores) {
        return super.logSumExp(scores).minus(Math.log(scores.getNumCols()));
    }
}
