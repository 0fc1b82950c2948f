package org.gradus.assignments.logistic.mistakes;

import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss takes the logarithm to base 2.",
        hint = "Which logarithm does the formula have?",
        caughtBy = "lossEqualsReference")
public class LogarithmToBaseTwo extends LogisticReference {
    @Override
    protected double exampleLoss(double score, int label) {
        return super.exampleLoss(score, label) / Math.log(2);
    }
}
