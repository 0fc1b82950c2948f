package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient take each example for one of the other class.",
        hint = "Which of the two labels goes with ln p, and which with ln(1 - p)?",
        caughtBy = "lossEqualsReference")
public class ClassesExchanged extends LogisticReference {
    @Override
    protected double exampleLoss(double score, int label) {
        return super.exampleLoss(score, 1 - label);
    }

    @Override
    protected SimpleMatrix column(int[] y) {
        return SimpleMatrix.ones(y.length, 1).minus(super.column(y));
    }
}
