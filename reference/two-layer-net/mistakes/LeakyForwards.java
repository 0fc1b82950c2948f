package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your forward pass lets a hundredth of negative values through: this is a leaky ReLU.",
        hint = "The handout's ReLU is max(a, 0), without a slope on the left.",
        caughtBy = "scoresEqualReference")
public class LeakyForwards extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix rectified(SimpleMatrix preactivation) {
        return preactivation.elementOp((int row, int column, double value) -> value > 0 ? value : 0.01 * value);
    }
}
