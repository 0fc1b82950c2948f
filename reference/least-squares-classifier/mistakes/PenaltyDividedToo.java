package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty is divided by the number of examples, together with the data term: the penalty "
                + "is not a mean.",
        hint = "Where does the bracket end that is divided?",
        caughtBy = "lossEqualsReference")
public class PenaltyDividedToo extends LeastSquaresReference {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y, double lambda) {
        return super.evaluate(w, x, y, lambda / x.getNumRows());
    }
}
