package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your accuracy compares the score with 0.5; the threshold belongs to the probability.",
        hint = "Which score has the probability 0.5?",
        caughtBy = "accuracyEqualsReference")
public class ThresholdOnScores extends LogisticReference {
    @Override
    public double accuracy(SimpleMatrix w, SimpleMatrix x, int[] y) {
        SimpleMatrix scores = scores(w, x);
        int right = 0;
        for (int i = 0; i < y.length; i++) {
            right += (scores.get(i) >= 0.5 ? 1 : 0) == y[i] ? 1 : 0;
        }
        return (double) right / y.length;
    }
}
