package org.gradus.assignments.softmaxregression.mistakes;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your targets have as many columns as the largest label needs; a class without an example has"
                + " a column, too.",
        hint = "What is the second argument for?",
        caughtBy = "oneHotEqualsReference")
public class OneHotForgetsEmptyClasses extends SoftmaxRegressionReference {
    @Override
    public SimpleMatrix oneHot(int[] labels, int classes) {
        return super.oneHot(labels, Arrays.stream(labels).max().orElse(0) + 1);
    }
}
