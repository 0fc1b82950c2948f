package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax overflows: for scores above 709 the exponential is infinite and the result is not a "
                + "number.",
        hint = "The probabilities stay the same when each score of a row is lowered by the same number. Which "
                + "number helps?",
        caughtBy = "staysFiniteOnExtremeScores")
public class NoMaximumSubtracted extends TwoLayerNetReference {
    @Override
    protected double shift(SimpleMatrix scores, int i) {
        return 0;
    }
}
