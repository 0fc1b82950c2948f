package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your objects share a static field: what one of them computes changes the result of the other.",
        hint = "Which of your fields are static, and which of them need to be fields at all?",
        caughtBy = "loopsAndVectorizedAgree")
public class SharesStateBetweenObjects extends SoftmaxReference implements LoopSoftmax {
    private static SimpleMatrix sum = new SimpleMatrix(0, 0);

    @Override
    public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
        LossAndGradient right = super.evaluate(w, x, y, reg);
        boolean sameShape = sum.getNumRows() == w.getNumRows() && sum.getNumCols() == w.getNumCols();
        sum = sameShape ? sum.plus(right.gradient()) : right.gradient();
        return new LossAndGradient(right.loss(), sum.copy());
    }
}
