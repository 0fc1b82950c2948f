package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient count the examples of class 1 only.",
        hint = "What does an example of class 0 contribute in your code?",
        caughtBy = "lossEqualsReference")
public class OnlyExamplesOfClassOne extends LogisticReference {
    @Override
    protected double exampleLoss(double score, int label) {
        return label == 1 ? super.exampleLoss(score, label) : 0;
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix slopes = super.scoreGradient(scores, y);
        return slopes.elementOp((int row, int column, double value) -> y[row] == 1 ? value : 0);
    }
}
