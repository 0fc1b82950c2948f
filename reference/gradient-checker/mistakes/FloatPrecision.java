package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your losses pass through a float: seven digits are not enough for a difference of two nearly "
                + "equal numbers.",
        hint = "Is there a float or a cast to it between the evaluation and the difference?",
        caughtBy = "centralEqualsReference")
public class FloatPrecision extends GradientCheckerReference {
    @Override
    protected double moved(Loss loss, SimpleMatrix w, int row, int column, double step) {
        return (float) super.moved(loss, w, row, column, step);
    }
}
