package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The numbers of your gradient are right, but in the wrong places: they are written by columns and "
                + "read by rows.",
        hint = "In which order does EJML store a matrix, row after row or column after column?",
        caughtBy = "gradientAgreesWithItsLoss")
public class RowAndColumnOrderMixedUp extends SoftmaxReference implements LoopSoftmax {
    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        LossAndGradient right = super.evaluate(w, x, y, reg);
        double[] byColumns = right.gradient().transpose().getDDRM().getData();
        return new LossAndGradient(right.loss(), new SimpleMatrix(w.getNumRows(), w.getNumCols(), true, byColumns));
    }
}
