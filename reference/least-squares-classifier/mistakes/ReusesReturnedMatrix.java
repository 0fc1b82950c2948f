package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your method returns the same matrix at every call: the second call overwrites the first " + "result.",
        hint = "Where is the matrix created that you return, inside the method or outside?",
        caughtBy = "resultsAreNew")
public class ReusesReturnedMatrix extends LeastSquaresReference {
    private final SimpleMatrix returned = new SimpleMatrix(0, 0);

    @Override
    public SimpleMatrix solve(SimpleMatrix x, SimpleMatrix y, double lambda) {
        returned.setTo(super.solve(x, y, lambda));
        return returned;
    }
}
