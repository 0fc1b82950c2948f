package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty in your loss lacks the factor one half.",
        hint = "Compare the factor in front of the sums of squares with the handout.",
        caughtBy = "lossEqualsReference")
public class HalfMissingInLoss extends TwoLayerNetReference {
    @Override
    protected double penalty(SimpleMatrix weights, double reg) {
        return 2 * super.penalty(weights, reg);
    }
}
