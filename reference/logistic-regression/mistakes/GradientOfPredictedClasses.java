package org.gradus.assignments.logistic.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient compares predicted classes with labels, as a perceptron does: the "
                + "probabilities are rounded.",
        hint = "Is your p rounded before y is subtracted?",
        caughtBy = "gradientAgreesWithItsLoss")
public class GradientOfPredictedClasses extends LogisticReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        SimpleMatrix p = sigmoid(scores);
        SimpleMatrix classes = p.elementOp((int row, int column, double value) -> predicted(value));
        return classes.minus(column(y)).divide(y.length);
    }
}
