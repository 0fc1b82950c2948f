package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your gradient is divided by the number of examples alone; your loss is "
                + "divided by examples times classes.",
        hint = "What the loss is divided by, its derivative is divided by, too.",
        caughtBy = "gradientAgreesWithItsLoss")
public class GradientDividedByExamplesOnly extends SoftmaxRegressionReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, SimpleMatrix y) {
        return super.scoreGradient(scores, y).scale(y.getNumCols());
    }
}
