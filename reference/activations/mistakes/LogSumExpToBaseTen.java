package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your log-sum-exp takes the logarithm to base 10.",
        hint = "Which logarithm is Math.log, and which is Math.log10?",
        caughtBy = "softmaxEqualsReference")
public class LogSumExpToBaseTen extends ActivationsReference {
    @Override
    public SimpleMatrix logSumExp(SimpleMatrix scores) {
        return super.logSumExp(scores).divide(Math.log(10));
    }
}
