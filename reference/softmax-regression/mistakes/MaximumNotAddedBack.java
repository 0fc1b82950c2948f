package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "The maximum is subtracted in the exponents of your loss, but not from the score of the true class: it does "
                        + "not cancel.",
        hint =
                "The logarithm of sum(exp(s)) is the maximum plus that of sum(exp(s - maximum)). What happens to that first maximum?",
        caughtBy = "lossEqualsReference")
public class MaximumNotAddedBack extends SoftmaxRegressionReference {
    @Override
    protected double crossEntropy(SimpleMatrix scores, SimpleMatrix y) {
        double notAdded = 0;
        for (int n = 0; n < y.getNumRows(); n++) {
            notAdded += scores.getRow(n).elementMax() * y.getRow(n).elementSum();
        }
        return super.crossEntropy(scores, y) - notAdded;
    }
}
