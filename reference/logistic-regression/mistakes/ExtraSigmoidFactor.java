package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient has an extra factor p (1 - p), which belongs to a squared error.",
        hint = "Do the chain rule on paper: what does p (1 - p) meet in the derivative of ln p?",
        caughtBy = "gradientAgreesWithItsLoss")
public class ExtraSigmoidFactor extends LogisticReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix p = sigmoid(scores);
        SimpleMatrix slope = p.elementMult(SimpleMatrix.ones(y.length, 1).minus(p));
        return super.scoreGradient(scores, y).elementMult(slope);
    }
}
