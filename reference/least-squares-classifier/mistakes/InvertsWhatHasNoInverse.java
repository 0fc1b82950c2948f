package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your closed form inverts a matrix that has no inverse when features depend on each other and"
                + " there is no penalty.",
        hint = "Which method of SimpleMatrix also works for a singular matrix?",
        caughtBy = "closedFormOfDependentFeatures")
public class InvertsWhatHasNoInverse extends LeastSquaresReference {
    @Override
    public SimpleMatrix solve(SimpleMatrix x, SimpleMatrix y, double lambda) {
        SimpleMatrix matrix = x.transpose().mult(x).plus(ridge(x, lambda));
        return matrix.invert().mult(x.transpose()).mult(y);
    }
}
