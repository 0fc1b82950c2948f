package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value =
                "The maximum is subtracted in the exponents of your loss, but not from the score of the true class: it does "
                        + "not cancel.",
        hint =
                "The logarithm of sum(exp(s)) is the maximum plus that of sum(exp(s - maximum)). What happens to that first maximum?",
        caughtBy = "lossEqualsReference")
public class MaximumNotAddedBack extends TwoLayerNetReference {
    @Override
    protected double logSumExp(SimpleMatrix scores, int i) {
        return super.logSumExp(scores, i) - shift(scores, i);
    }
}
