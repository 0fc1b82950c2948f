package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty in your gradient is reg times the sign of each weight: the derivative of absolute "
                + "values, not of squares.",
        hint = "Is the penalty made of squares or of absolute values?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientIsSign extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        return w.elementOp((int row, int column, double weight) -> reg * Math.signum(weight));
    }
}
