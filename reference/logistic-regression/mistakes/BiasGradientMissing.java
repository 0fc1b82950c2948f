package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient is zero in its first entry: the bias is never trained.",
        hint = "Does your loop over the features begin at 0?",
        caughtBy = "gradientAgreesWithItsLoss")
public class BiasGradientMissing extends LogisticReference {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        SimpleMatrix gradient = super.dataGradient(x, scoreGradient);
        gradient.set(0, 0, 0);
        return gradient;
    }
}
