package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your relative error leaves out the last column.",
        hint = "Up to which column does your inner loop run?",
        caughtBy = "relativeErrorEqualsReference")
public class LastColumnLeftOut extends GradientCheckerReference {
    @Override
    public double relativeError(SimpleMatrix analytic, SimpleMatrix numeric) {
        int columns = Math.max(1, analytic.getNumCols() - 1);
        return super.relativeError(analytic.cols(0, columns), numeric.cols(0, columns));
    }
}
