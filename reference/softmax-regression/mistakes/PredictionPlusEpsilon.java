package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss adds a tiny number to each prediction before the logarithm: it is wrong where a "
                + "probability is smaller than that.",
        hint = "With the logarithm taken on paper there is no zero to be afraid of.",
        caughtBy = "staysFiniteOnExtremeScores")
public class PredictionPlusEpsilon extends SoftmaxRegressionReference {
    @Override
    protected double crossEntropy(SimpleMatrix scores, SimpleMatrix y) {
        return -y.elementMult(probabilities(scores).plus(1e-12).elementLog()).elementSum();
    }
}
