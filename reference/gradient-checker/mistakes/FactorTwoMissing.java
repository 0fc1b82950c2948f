package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your central difference divides by h, though its two points are 2 h apart: it is twice too "
                + "large.",
        hint = "How far apart are the two points at which you evaluate the loss?",
        caughtBy = "centralEqualsReference")
public class FactorTwoMissing extends GradientCheckerReference {
    @Override
    protected double slope(Loss loss, SimpleMatrix w, int row, int column, double h) {
        return 2 * super.slope(loss, w, row, column, h);
    }
}
