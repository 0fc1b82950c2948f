package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient compares the probabilities with targets of 1 and -1 instead of 1 and 0.",
        hint = "What should p - y be for an example of class 0 that is classified with certainty?",
        caughtBy = "gradientAgreesWithItsLoss")
public class TargetsOfPlusAndMinusOneInGradient extends LogisticReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix signed = column(y).scale(2).minus(1);
        return sigmoid(scores).minus(signed).divide(y.length);
    }
}
