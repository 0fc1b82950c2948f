package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your accuracy is the number of right predictions, not their part of all.",
        hint = "What is the largest value that an accuracy can have?",
        caughtBy = "accuracyEqualsReference")
public class AccuracyIsCount extends LogisticReference {
    @Override
    public double accuracy(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return super.accuracy(w, x, y) * y.length;
    }
}
