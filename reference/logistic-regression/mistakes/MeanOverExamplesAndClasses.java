package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient are divided by twice the number of examples: the two classes are "
                + "counted, too.",
        hint = "Each example has one probability here. How many terms has the mean?",
        caughtBy = "lossEqualsReference")
public class MeanOverExamplesAndClasses extends LogisticReference {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return super.dataLoss(scores, y) / 2;
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).divide(2);
    }
}
