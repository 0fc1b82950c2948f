package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your differences leave out the first row, that of the bias: its entries are always 0.",
        hint = "At which row does your outer loop begin?",
        caughtBy = "centralEqualsReference")
public class FirstRowLeftOut extends GradientCheckerReference {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        return withoutFirstRow(super.forward(loss, w, h));
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        return withoutFirstRow(super.central(loss, w, h));
    }

    private static SimpleMatrix withoutFirstRow(SimpleMatrix gradient) {
        SimpleMatrix rest = gradient.copy();
        for (int column = 0; column < gradient.getNumCols(); column++) {
            rest.set(0, column, 0);
        }
        return rest;
    }
}
