package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your central difference is a forward difference: it looks at one side of the weights only.",
        hint = "At which two points does a central difference evaluate the loss?",
        caughtBy = "centralEqualsReference")
public class ForwardCalledCentral extends GradientCheckerReference {
    @Override
    protected double slope(Loss loss, SimpleMatrix w, int row, int column, double h) {
        return (moved(loss, w, row, column, h) - loss.at(w)) / h;
    }
}
