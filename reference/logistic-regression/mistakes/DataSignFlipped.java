package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient has y - p where p - y belongs; the penalty has the right sign.",
        hint = "The formula -X'(y - p) has a minus in front. Where is it in your code?",
        caughtBy = "gradientAgreesWithItsLoss")
public class DataSignFlipped extends LogisticReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).negative();
    }
}
