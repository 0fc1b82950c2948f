package org.gradus.assignments.logistic.mistakes;

import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your accuracy predicts class 0 at a probability of exactly 0.5; there it should be class 1.",
        hint = "Is it > or >= in the handout?",
        caughtBy = "accuracyEqualsReference")
public class ThresholdAboveOneHalf extends LogisticReference {
    @Override
    protected int predicted(double probability) {
        return probability > 0.5 ? 1 : 0;
    }
}
