package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss is infinite where the probability of the true class is rounded to 0.",
        hint = "Write ln p and ln(1 - p) with the score on paper: what is left of the exponentials?",
        caughtBy = "staysFiniteOnSaturatedScores")
public class LogarithmOfZeroInOneBranch extends LogisticReference {
    @Override
    protected double exampleLoss(double score, int label) {
        double p = sigmoid(SimpleMatrix.filled(1, 1, score)).get(0);
        return label == 1 ? -Math.log(p) : -Math.log(1 - p);
    }
}
