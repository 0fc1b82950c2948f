package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your differences are in the wrong places: entries are counted along the columns where they "
                + "are meant row by row.",
        hint = "Which entry of a 5 x 3 matrix has the index 4, the one in row 1 or the one in row 4?",
        caughtBy = "centralEqualsReference")
public class RowsAndColumnsMixedUp extends GradientCheckerReference {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        return byColumns(super.forward(loss, w, h));
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        return byColumns(super.central(loss, w, h));
    }

    private static SimpleMatrix byColumns(SimpleMatrix gradient) {
        SimpleMatrix mixed = gradient.copy();
        for (int i = 0; i < gradient.getNumElements(); i++) {
            mixed.set(i % gradient.getNumRows(), i / gradient.getNumRows(), gradient.get(i));
        }
        return mixed;
    }
}
