package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You leave the first row of the weights out of the penalty; here every row is penalised.",
        hint = "Read in the handout which weights the penalty sums over.",
        caughtBy = "lossEqualsReference")
public class BiasRowNotPenalised extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double penalty(SimpleMatrix w, double reg) {
        return super.penalty(w.rows(1, SimpleMatrix.END), reg);
    }

    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        SimpleMatrix gradient = super.penaltyGradient(w, reg);
        gradient.setRow(0, new SimpleMatrix(1, w.getNumCols()));
        return gradient;
    }
}
