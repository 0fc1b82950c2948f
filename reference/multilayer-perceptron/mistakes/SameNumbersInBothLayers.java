package org.gradus.assignments.perceptron.mistakes;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.InitializerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Both layers get the same random numbers: the source is made anew, with the same seed, for the "
                + "second one.",
        hint = "How often does your method make a Random?",
        caughtBy = "initialWeightsAreUniform")
public class SameNumbersInBothLayers extends InitializerReference {
    private int seed;

    @Override
    protected Random random(int newSeed) {
        seed = newSeed;
        return super.random(newSeed);
    }

    @Override
    protected SimpleMatrix weights(int units, int inputs, Random random) {
        return super.weights(units, inputs, new Random(seed));
    }
}
