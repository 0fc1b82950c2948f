package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "The maximum is subtracted in the exponents of your risk, but not from the activation of the true class: it does "
                        + "not cancel.",
        hint =
                "The logarithm of sum(exp(a)) is the maximum plus that of sum(exp(a - maximum)). What happens to that first maximum?",
        caughtBy = "elasticNetEqualsReference")
public class MaximumNotAddedBack extends PerceptronReference {
    @Override
    protected double exampleLoss(SimpleMatrix oa, int k, int label) {
        return super.exampleLoss(oa, k, label) - shift(oa, k);
    }
}
