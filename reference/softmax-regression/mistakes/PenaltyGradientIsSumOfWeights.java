package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty part of your gradient is one number, two lambda times the sum of all weights, "
                + "added to every entry.",
        hint = "The derivative with respect to one weight keeps only the term that holds this weight.",
        caughtBy = "gradientAgreesWithItsLoss")
public class PenaltyGradientIsSumOfWeights extends SoftmaxRegressionReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        return SimpleMatrix.filled(w.getNumRows(), w.getNumCols(), 2 * lambda * w.elementSum());
    }
}
