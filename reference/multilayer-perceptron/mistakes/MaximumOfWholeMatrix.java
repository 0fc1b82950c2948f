package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You subtract one maximum for all examples: where another example is much larger, every "
                + "exponential becomes 0.",
        hint = "EJML's elementMax looks at the whole matrix.",
        caughtBy = "staysFiniteOnExtremeScores")
public class MaximumOfWholeMatrix extends PerceptronReference {
    @Override
    protected double shift(SimpleMatrix oa, int k) {
        return oa.elementMax();
    }
}
