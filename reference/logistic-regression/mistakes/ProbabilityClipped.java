package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss clips the probability, so that a hopeless example costs a fixed amount instead of "
                + "its score.",
        hint = "What should an example of class 0 with the score 1000 cost?",
        caughtBy = "staysFiniteOnSaturatedScores")
public class ProbabilityClipped extends LogisticReference {
    @Override
    protected double exampleLoss(double score, int label) {
        double p = sigmoid(SimpleMatrix.filled(1, 1, score)).get(0);
        double ofTrueClass = label == 1 ? p : 1 - p;
        return -Math.log(Math.max(ofTrueClass, 1e-15));
    }
}
