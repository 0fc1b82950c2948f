package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your loss lacks the penalty: the gradients have it, the loss does not.",
        hint = "Is the term added to the loss? And what is 1 / 2 in Java when both numbers are of type int?",
        caughtBy = "lossEqualsReference")
public class PenaltyMissingInLoss extends TwoLayerNetReference {
    @Override
    protected double penalty(SimpleMatrix weights, double reg) {
        return 1 / 2 * super.penalty(weights, reg);
    }
}
