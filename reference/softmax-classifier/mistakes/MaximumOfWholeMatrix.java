package org.gradus.assignments.softmax.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You subtract one maximum for all examples: where another example's scores are much larger, every "
                + "exponential becomes 0.",
        hint = "EJML's elementMax looks at the whole matrix.",
        caughtBy = "staysFiniteOnExtremeScores")
public class MaximumOfWholeMatrix extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected double shift(SimpleMatrix scores, int i) {
        return scores.elementMax();
    }
}
