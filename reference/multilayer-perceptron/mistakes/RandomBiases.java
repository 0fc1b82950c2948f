package org.gradus.assignments.perceptron.mistakes;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.InitializerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your biases are random; they begin at zero.",
        hint = "What is said of the biases?",
        caughtBy = "initialWeightsAreUniform")
public class RandomBiases extends InitializerReference {
    @Override
    protected SimpleMatrix biases(int units, Random random) {
        return weights(units, 1, random);
    }
}
