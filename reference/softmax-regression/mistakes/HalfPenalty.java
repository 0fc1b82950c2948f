package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty has a factor one half, in the loss and in the gradient: they fit together, but "
                + "this assignment adds lambda times the sum of squares.",
        hint = "Compare the factor in front of the sum of squares with the handout.",
        caughtBy = "lossEqualsReference")
public class HalfPenalty extends SoftmaxRegressionReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        return super.evaluate(w, x, y, lambda / 2);
    }
}
