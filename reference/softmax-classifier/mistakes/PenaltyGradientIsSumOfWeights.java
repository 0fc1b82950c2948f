package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty adds the same number to each entry of your gradient, the sum of all weights times "
                + "reg; each entry should get its own weight.",
        hint = "Differentiate the sum of squares with respect to one single weight: which terms are left?",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientIsSumOfWeights extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        return SimpleMatrix.filled(w.getNumRows(), w.getNumCols(), reg * w.elementSum());
    }
}
