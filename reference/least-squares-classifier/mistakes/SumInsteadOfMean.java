package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient are sums over the examples where means are asked for: they fit "
                + "together, and both data parts are N times too large.",
        hint = "Compare the number in front of the squared norm in the handout with yours.",
        caughtBy = "lossEqualsReference")
public class SumInsteadOfMean extends LeastSquaresReference {
    @Override
    protected double dataLoss(SimpleMatrix residuals) {
        return super.dataLoss(residuals) * residuals.getNumRows();
    }

    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix residuals) {
        return super.dataGradient(x, residuals).scale(x.getNumRows());
    }
}
