package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients lack the penalty: the loss has it, the gradients do not.",
        hint = "The loss has several terms. Did you differentiate all of them?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class PenaltyMissingInGradients extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix weights, double reg) {
        return super.penaltyGradient(weights, reg).scale(0);
    }
}
