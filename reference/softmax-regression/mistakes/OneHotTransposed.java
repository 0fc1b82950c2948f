package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your targets are transposed: one row for each class instead of one for each example.",
        hint = "Write down the shape of the scores. The targets have the same one.",
        caughtBy = "oneHotEqualsReference")
public class OneHotTransposed extends SoftmaxRegressionReference {
    @Override
    public SimpleMatrix oneHot(int[] labels, int classes) {
        return super.oneHot(labels, classes).transpose();
    }
}
