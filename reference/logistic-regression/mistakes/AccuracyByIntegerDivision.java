package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your accuracy is 0 unless every prediction is right: two whole numbers are divided by each "
                + "other.",
        hint = "In Java, what is 3 / 4 when both numbers are of type int?",
        caughtBy = "accuracyEqualsReference")
public class AccuracyByIntegerDivision extends LogisticReference {
    @Override
    public double accuracy(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return Math.floor(super.accuracy(w, x, y));
    }
}
