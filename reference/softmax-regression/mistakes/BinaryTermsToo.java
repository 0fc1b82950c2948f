package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss also adds (1 - y) ln(1 - yhat), which belongs to a classifier with independent "
                + "yes-or-no answers.",
        hint = "Compare the terms of the double sum with the handout: what is there for a target of 0?",
        caughtBy = "gradientAgreesWithItsLoss")
public class BinaryTermsToo extends SoftmaxRegressionReference {
    @Override
    protected double crossEntropy(SimpleMatrix scores, SimpleMatrix y) {
        SimpleMatrix others = probabilities(scores).negative().plus(1).elementLog();
        return super.crossEntropy(scores, y)
                - y.negative().plus(1).elementMult(others).elementSum();
    }
}
