package org.gradus.assignments.softmaxregression.mistakes;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your targets have their 1 one column too far to the right.",
        hint = "Labels are counted from 0, and so are columns.",
        caughtBy = "oneHotEqualsReference")
public class OneHotShifted extends SoftmaxRegressionReference {
    @Override
    public SimpleMatrix oneHot(int[] labels, int classes) {
        return super.oneHot(
                Arrays.stream(labels).map(label -> (label + 1) % classes).toArray(), classes);
    }
}
