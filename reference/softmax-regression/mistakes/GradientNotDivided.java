package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your gradient is not divided at all, although your loss is.",
        hint = "What the loss is divided by, its derivative is divided by, too.",
        caughtBy = "gradientAgreesWithItsLoss")
public class GradientNotDivided extends SoftmaxRegressionReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, SimpleMatrix y) {
        return super.scoreGradient(scores, y).scale(count(y));
    }
}
