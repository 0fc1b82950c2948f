package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss is the mean over examples; this assignment divides by N·K. Your gradient fits to "
                + "your loss, so only this factor is to be changed.",
        hint = "Count the numbers that the double sum in the handout adds up, zeros included.",
        caughtBy = "lossEqualsReference")
public class MeanOverExamples extends SoftmaxRegressionReference {
    @Override
    protected double count(SimpleMatrix y) {
        return y.getNumRows();
    }
}
