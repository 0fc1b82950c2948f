package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss and your gradient are sums that are divided by nothing: they fit together, and "
                + "both data parts are N·K times too large.",
        hint = "Compare the number in front of the double sum in the handout with yours.",
        caughtBy = "lossEqualsReference")
public class SumInsteadOfMean extends SoftmaxRegressionReference {
    @Override
    protected double count(SimpleMatrix y) {
        return 1;
    }
}
