package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You subtract one maximum for all examples: where another example's scores are much larger, every "
                + "exponential becomes 0.",
        hint = "EJML's elementMax looks at the whole matrix.",
        caughtBy = "staysFiniteOnExtremeScores")
public class MaximumOfWholeMatrix extends TwoLayerNetReference {
    @Override
    protected double shift(SimpleMatrix scores, int i) {
        return scores.elementMax();
    }
}
