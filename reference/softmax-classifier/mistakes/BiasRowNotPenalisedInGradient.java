package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient leaves the first row of the weights out of the penalty; here every row is "
                + "penalised, as in your loss.",
        hint = "Does your penalty start at row 0?",
        caughtBy = "gradientAgreesWithItsLoss")
public class BiasRowNotPenalisedInGradient extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        SimpleMatrix gradient = super.penaltyGradient(w, reg);
        gradient.setRow(0, new SimpleMatrix(1, w.getNumCols()));
        return gradient;
    }
}
