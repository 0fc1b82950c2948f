package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient uses the predictions where it should use the difference of predictions and "
                + "targets.",
        hint = "At perfect predictions the data part of the gradient is zero. Is yours?",
        caughtBy = "gradientAgreesWithItsLoss")
public class TargetsMissingInGradient extends SoftmaxRegressionReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, SimpleMatrix y) {
        return probabilities(scores).divide(count(y));
    }
}
