package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The penalty in your gradients is twice too large.",
        hint = "Differentiate the penalty with the one half that stands in front of it.",
        caughtBy = "gradientsAgreeWithItsLoss")
public class PenaltyGradientsDoubled extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix weights, double reg) {
        return super.penaltyGradient(weights, reg).scale(2);
    }
}
