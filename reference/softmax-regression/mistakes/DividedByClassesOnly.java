package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient are divided by the number of classes alone; the number of "
                + "examples is missing.",
        hint = "With twice as many examples your loss is about twice as large. Should it be?",
        caughtBy = "lossEqualsReference")
public class DividedByClassesOnly extends SoftmaxRegressionReference {
    @Override
    protected double count(SimpleMatrix y) {
        return y.getNumCols();
    }
}
