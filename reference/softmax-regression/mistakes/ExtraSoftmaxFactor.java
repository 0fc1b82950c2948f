package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient has an extra factor, prediction times one minus prediction: the derivative of "
                + "the softmax is counted twice.",
        hint = "The difference of predictions and targets already is the derivative with respect to the " + "scores.",
        caughtBy = "gradientAgreesWithItsLoss")
public class ExtraSoftmaxFactor extends SoftmaxRegressionReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, SimpleMatrix y) {
        SimpleMatrix p = probabilities(scores);
        return super.scoreGradient(scores, y)
                .elementMult(p)
                .elementMult(p.negative().plus(1));
    }
}
