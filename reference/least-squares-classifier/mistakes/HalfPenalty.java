package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty has a factor one half, in the loss and in the gradient: they fit together, but "
                + "this assignment adds lambda times the sum of squares.",
        hint = "Compare the factor in front of the penalty with the handout.",
        caughtBy = "lossEqualsReference")
public class HalfPenalty extends LeastSquaresReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        return super.evaluate(w, x, y, lambda / 2);
    }
}
