package org.gradus.assignments.logistic.mistakes;

import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss counts the examples of class 1 only: the term (1 - y) ln(1 - p) is missing.",
        hint = "What does an example of class 0 cost in your code?",
        caughtBy = "lossEqualsReference")
public class OnlyExamplesOfClassOneInLoss extends LogisticReference {
    @Override
    protected double exampleLoss(double score, int label) {
        return label == 1 ? super.exampleLoss(score, label) : 0;
    }
}
