package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your step is h times the entry: it differs from entry to entry, and is 0 where a weight is " + "0.",
        hint = "By how much is each entry moved in your evaluations, and by how much should it be?",
        caughtBy = "movesOneEntryAtATime")
public class StepRelativeToEntry extends GradientCheckerReference {
    @Override
    protected double moved(Loss loss, SimpleMatrix w, int row, int column, double step) {
        return super.moved(loss, w, row, column, step * Math.abs(w.get(row, column)));
    }

    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        return byEntry(super.forward(loss, w, h), w);
    }

    @Override
    protected double slope(Loss loss, SimpleMatrix w, int row, int column, double h) {
        return super.slope(loss, w, row, column, h) / Math.abs(w.get(row, column));
    }

    private static SimpleMatrix byEntry(SimpleMatrix gradient, SimpleMatrix w) {
        SimpleMatrix scaled = gradient.copy();
        for (int i = 0; i < w.getNumElements(); i++) {
            scaled.set(i, gradient.get(i) / Math.abs(w.get(i)));
        }
        return scaled;
    }
}
