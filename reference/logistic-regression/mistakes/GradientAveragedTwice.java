package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient is divided by the number of examples twice.",
        hint = "In how many places do you divide by n?",
        caughtBy = "gradientAgreesWithItsLoss")
public class GradientAveragedTwice extends LogisticReference {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        return super.dataGradient(x, scoreGradient).divide(x.getNumRows());
    }
}
