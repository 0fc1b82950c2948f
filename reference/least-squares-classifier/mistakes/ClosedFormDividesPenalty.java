package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your closed form adds lambda divided by N to the diagonal where lambda times N belongs.",
        hint = "Set the gradient to zero on paper and multiply by N/2: on which side does N end up?",
        caughtBy = "gradientVanishesAtClosedForm")
public class ClosedFormDividesPenalty extends LeastSquaresReference {
    @Override
    protected SimpleMatrix ridge(SimpleMatrix x, double lambda) {
        return SimpleMatrix.identity(x.getNumCols()).scale(lambda / x.getNumRows());
    }
}
