package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss has a factor one half in front of both squares, and your gradient no factor two: "
                + "they fit together, but this assignment has no halves.",
        hint = "Compare the factors in front of the two squared norms with the handout.",
        caughtBy = "lossEqualsReference")
public class HalfConvention extends LeastSquaresReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        LossAndGradient right = super.evaluate(w, x, y, lambda);
        return new LossAndGradient(right.loss() / 2, right.gradient().divide(2));
    }
}
