package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty adds reg to each entry of your gradient, without the weight.",
        hint = "What is the derivative of a square? The weight itself must appear.",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientIsConstant extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        return SimpleMatrix.filled(w.getNumRows(), w.getNumCols(), reg);
    }
}
