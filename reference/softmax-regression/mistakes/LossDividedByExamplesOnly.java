package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss is divided by the number of examples alone; your gradient is divided by examples "
                + "times classes, as asked.",
        hint = "The loss and its derivative are divided by the same number.",
        caughtBy = "gradientAgreesWithItsLoss")
public class LossDividedByExamplesOnly extends SoftmaxRegressionReference {
    @Override
    protected double crossEntropy(SimpleMatrix scores, SimpleMatrix y) {
        return super.crossEntropy(scores, y) * y.getNumCols();
    }
}
