package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your differences move all entries of a row together: each holds the sum of the slopes of its "
                + "row.",
        hint = "How many entries of the weights change in one of your evaluations?",
        caughtBy = "movesOneEntryAtATime")
public class WholeRowMoved extends GradientCheckerReference {
    @Override
    protected double moved(Loss loss, SimpleMatrix w, int row, int column, double step) {
        SimpleMatrix moved = w.copy();
        for (int each = 0; each < w.getNumCols(); each++) {
            moved.set(row, each, w.get(row, each) + step);
        }
        return loss.at(moved);
    }
}
