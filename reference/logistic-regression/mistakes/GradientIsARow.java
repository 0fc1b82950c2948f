package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient is a row; it should have the shape of the weights, a column.",
        hint = "Which of the two factors of X and p - y must be transposed, and which comes first?",
        caughtBy = "gradientEqualsReference")
public class GradientIsARow extends LogisticReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda) {
        LossAndGradient right = super.evaluate(w, x, y, lambda);
        return new LossAndGradient(right.loss(), right.gradient().transpose());
    }
}
