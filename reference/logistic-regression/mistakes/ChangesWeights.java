package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your code changes the weights: it takes a training step, but only loss and gradient are "
                + "asked for.",
        hint = "Where does a learning rate occur in your code?",
        caughtBy = "inputsStayUnchanged")
public class ChangesWeights extends LogisticReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double lambda) {
        LossAndGradient right = super.evaluate(w, x, y, lambda);
        w.setTo(w.minus(right.gradient().scale(0.1)));
        return right;
    }
}
