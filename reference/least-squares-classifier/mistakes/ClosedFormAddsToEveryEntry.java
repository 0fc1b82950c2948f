package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your closed form adds lambda times N to every entry of the matrix; it belongs to the "
                + "diagonal alone.",
        hint = "What does SimpleMatrix.plus do with a single number?",
        caughtBy = "gradientVanishesAtClosedForm")
public class ClosedFormAddsToEveryEntry extends LeastSquaresReference {
    @Override
    protected SimpleMatrix ridge(SimpleMatrix x, double lambda) {
        return SimpleMatrix.filled(x.getNumCols(), x.getNumCols(), lambda * x.getNumRows());
    }
}
