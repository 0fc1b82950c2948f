package org.gradus.assignments.perceptron.mistakes;

import java.util.Random;
import org.gradus.assignments.perceptron.InitializerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Every seed gives the same weights.",
        hint = "What is Random given when it is made?",
        caughtBy = "initialWeightsAreUniform")
public class SameForEverySeed extends InitializerReference {
    @Override
    protected Random random(int seed) {
        return new Random(42);
    }
}
