package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The data part of your loss and of your gradient is zero: only the penalty is left.",
        hint = "In Java, what is 1 / 7 when both numbers are of type int?",
        caughtBy = "lossEqualsReference")
public class IntegerDivision extends LogisticReference {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        return 1 / y.length * (super.dataLoss(scores, y) * y.length);
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).scale(1 / y.length * y.length);
    }
}
