package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your loss and of your gradient is zero: only the penalty is left.",
        hint = "In Java, what is 1 / 21 when both numbers are of type int?",
        caughtBy = "lossEqualsReference")
public class IntegerDivision extends SoftmaxRegressionReference {
    @Override
    protected double crossEntropy(SimpleMatrix scores, SimpleMatrix y) {
        return 1 / (y.getNumRows() * y.getNumCols()) * super.crossEntropy(scores, y);
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, SimpleMatrix y) {
        return super.scoreGradient(scores, y).scale(1 / (y.getNumRows() * y.getNumCols()));
    }
}
