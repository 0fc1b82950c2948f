package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "There is no penalty in your loss and none in your gradient: they fit together, but lambda "
                + "has no effect.",
        hint = "Where does lambda occur in your code?",
        caughtBy = "lossEqualsReference")
public class PenaltyMissing extends SoftmaxRegressionReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        return super.evaluate(w, x, y, 0);
    }
}
