package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient are divided by examples times classes; this assignment divides "
                + "by the number of examples alone.",
        hint = "Dividing by the number of all entries of a matrix is not the mean over its rows.",
        caughtBy = "lossEqualsReference")
public class MeanOverEntries extends LeastSquaresReference {
    @Override
    protected double dataLoss(SimpleMatrix residuals) {
        return super.dataLoss(residuals) / residuals.getNumCols();
    }

    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix residuals) {
        return super.dataGradient(x, residuals).divide(residuals.getNumCols());
    }
}
