package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty is divided by examples times classes, together with the data term: the penalty "
                + "is not a mean.",
        hint = "Where does the bracket end that is divided?",
        caughtBy = "lossEqualsReference")
public class PenaltyDividedToo extends SoftmaxRegressionReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        return super.evaluate(w, x, y, lambda / count(y));
    }
}
