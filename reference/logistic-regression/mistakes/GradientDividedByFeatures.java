package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient is divided by the number of features instead of the number of examples.",
        hint = "Which of the two sizes of X counts the examples?",
        caughtBy = "gradientAgreesWithItsLoss")
public class GradientDividedByFeatures extends LogisticReference {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return super.dataGradient(x, scoreGradient).scale((double) x.getNumRows() / x.getNumCols());
    }
}
