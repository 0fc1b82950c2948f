package org.gradus.assignments.perceptron.mistakes;

import java.util.Random;
import org.gradus.assignments.perceptron.InitializerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your weights use half of the range: numbers between -0.5 and 0.5 are not doubled.",
        hint = "How wide is the range from -1/sqrt(n) to 1/sqrt(n)?",
        caughtBy = "initialWeightsAreUniform")
public class HalfOfTheRange extends InitializerReference {
    @Override
    protected double drawn(Random random) {
        return random.nextDouble() - 0.5;
    }
}
