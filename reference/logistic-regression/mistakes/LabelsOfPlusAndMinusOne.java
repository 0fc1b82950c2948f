package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss is ln(1 + exp(-y s)), which needs labels of 1 and -1; here they are 1 and 0.",
        hint = "What does your formula give for an example with the label 0, whatever its score is?",
        caughtBy = "lossEqualsReference")
public class LabelsOfPlusAndMinusOne extends LogisticReference {
    @Override
    protected double exampleLoss(double score, int label) {
        return super.exampleLoss(label * score, 1);
    }

    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix slopes = super.scoreGradient(scores, y);
        return slopes.elementOp((int row, int column, double value) -> y[row] * value);
    }
}
