package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss becomes NaN when a probability is rounded to 0: there the product of target and "
                + "logarithm is 0 times infinity.",
        hint = "Take the logarithm on paper first: what is left of ln(exp(a) / b)?",
        caughtBy = "staysFiniteOnExtremeScores")
public class LogarithmOfZeroProbability extends SoftmaxRegressionReference {
    @Override
    protected double crossEntropy(SimpleMatrix scores, SimpleMatrix y) {
        return -y.elementMult(probabilities(scores).elementLog()).elementSum();
    }
}
