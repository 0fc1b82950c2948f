package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss uses the logarithm to base ten; the natural logarithm is meant.",
        hint = "Which logarithm do Math.log and Math.log10 compute?",
        caughtBy = "gradientAgreesWithItsLoss")
public class LogarithmToBaseTen extends SoftmaxRegressionReference {
    @Override
    protected double crossEntropy(SimpleMatrix scores, SimpleMatrix y) {
        return super.crossEntropy(scores, y) / Math.log(10);
    }
}
