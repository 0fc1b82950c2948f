package org.gradus.assignments.perceptron.mistakes;

import org.gradus.assignments.perceptron.InitializerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your range is one over the number of inputs: the root is missing.",
        hint = "What is the range for 100 inputs: 0.1, or 0.01?",
        caughtBy = "initialWeightsAreUniform")
public class RootMissing extends InitializerReference {
    @Override
    protected double bound(int units, int inputs) {
        return 1.0 / inputs;
    }
}
