package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your numbers are right to about seven digits only: somewhere they pass through float.",
        hint = "Search for float, for casts to float and for matrices of type FMatrixRMaj.",
        caughtBy = "lossEqualsReference")
public class FloatPrecision extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix scores(SimpleMatrix w, SimpleMatrix x) {
        return inFloat(super.scores(inFloat(w), inFloat(x)));
    }

    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return inFloat(super.dataGradient(x, inFloat(scoreGradient)));
    }

    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return (float) super.dataLoss(scores, y);
    }

    private static SimpleMatrix inFloat(SimpleMatrix matrix) {
        return matrix.elementOp((int row, int column, double value) -> (float) value);
    }
}
