package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your accuracy is the part of the wrong predictions.",
        hint = "What should it be when every prediction is right?",
        caughtBy = "accuracyEqualsReference")
public class AccuracyIsErrorRate extends LogisticReference {
    @Override
    public double accuracy(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return 1 - super.accuracy(w, x, y);
    }
}
