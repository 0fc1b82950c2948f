package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your gradient has the opposite sign: it points uphill.",
        hint = "Is it targets minus predictions or predictions minus targets, and what stands in front of " + "it?",
        caughtBy = "gradientAgreesWithItsLoss")
public class DataSignFlipped extends SoftmaxRegressionReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, SimpleMatrix y) {
        return super.scoreGradient(scores, y).negative();
    }
}
