package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss adds something small to the probability before the logarithm: it is slightly wrong "
                + "everywhere.",
        hint = "Can the loss be written without the logarithm of a number that may be rounded to 0?",
        caughtBy = "staysFiniteOnSaturatedScores")
public class ProbabilityPlusEpsilon extends LogisticReference {
    @Override
    protected double exampleLoss(double score, int label) {
        double p = sigmoid(SimpleMatrix.filled(1, 1, score)).get(0);
        return -(label * Math.log(p + 1e-5) + (1 - label) * Math.log(1 - p + 1e-5));
    }
}
