package org.gradus.assignments.logistic.mistakes;

import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss takes the logarithm to base 10.",
        hint = "Which logarithm is Math.log, and which is Math.log10?",
        caughtBy = "lossEqualsReference")
public class LogarithmToBaseTen extends LogisticReference {
    @Override
    protected double exampleLoss(double score, int label) {
        return super.exampleLoss(score, label) / Math.log(10);
    }
}
