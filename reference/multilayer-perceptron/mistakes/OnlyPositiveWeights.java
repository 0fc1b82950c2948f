package org.gradus.assignments.perceptron.mistakes;

import java.util.Random;
import org.gradus.assignments.perceptron.InitializerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your weights are all positive: the numbers between 0 and 1 are not shifted to both sides of 0.",
        hint = "Which range does nextDouble have?",
        caughtBy = "initialWeightsAreUniform")
public class OnlyPositiveWeights extends InitializerReference {
    @Override
    protected double drawn(Random random) {
        return random.nextDouble();
    }
}
