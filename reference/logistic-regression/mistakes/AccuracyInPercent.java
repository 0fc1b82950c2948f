package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your accuracy is in percent; a number between 0 and 1 is asked for.",
        hint = "What is the largest value that the handout allows?",
        caughtBy = "accuracyEqualsReference")
public class AccuracyInPercent extends LogisticReference {
    @Override
    public double accuracy(SimpleMatrix w, SimpleMatrix x, int[] y) {
        return 100 * super.accuracy(w, x, y);
    }
}
