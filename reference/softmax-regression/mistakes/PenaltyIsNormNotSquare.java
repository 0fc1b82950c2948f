package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss penalises the norm of the weights; the formula asks for the square of the norm.",
        hint = "EJML's normF takes a square root at the end.",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyIsNormNotSquare extends SoftmaxRegressionReference {
    @Override
    protected double penalty(SimpleMatrix w, double lambda) {
        return lambda * w.normF();
    }
}
