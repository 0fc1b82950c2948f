package org.gradus.assignments.checker.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientCheckerReference;
import org.gradus.assignments.checker.Loss;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your forward difference evaluates the loss at the unmoved weights again for every entry.",
        hint = "What in the inner loop is the same for all entries?",
        caughtBy = "evaluatesNoMoreThanNeeded")
public class LossAtWeightsAgainAndAgain extends GradientCheckerReference {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        SimpleMatrix gradient = new SimpleMatrix(w.getNumRows(), w.getNumCols());
        for (int row = 0; row < w.getNumRows(); row++) {
            for (int column = 0; column < w.getNumCols(); column++) {
                gradient.set(row, column, (moved(loss, w, row, column, h) - loss.at(w)) / h);
            }
        }
        return gradient;
    }
}
