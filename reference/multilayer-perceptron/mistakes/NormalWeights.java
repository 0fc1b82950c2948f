package org.gradus.assignments.perceptron.mistakes;

import java.util.Random;
import org.gradus.assignments.perceptron.InitializerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your weights are drawn from a normal distribution; some lie outside of the range.",
        hint = "Which method of Random is uniform?",
        caughtBy = "initialWeightsAreUniform")
public class NormalWeights extends InitializerReference {
    @Override
    protected double drawn(Random random) {
        return random.nextGaussian();
    }
}
