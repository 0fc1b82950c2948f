package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sums leave the last example out.",
        hint = "Where does your loop over the examples end?",
        caughtBy = "lossEqualsReference")
public class LastExampleLeftOut extends LogisticReference {
    @Override
    protected double dataLoss(SimpleMatrix scores, int[] y) {
        int last = y.length - 1;
        return super.dataLoss(scores, y) - exampleLoss(scores.get(last), y[last]) / y.length;
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix slopes = super.scoreGradient(scores, y);
        slopes.set(y.length - 1, 0, 0);
        return slopes;
    }
}
