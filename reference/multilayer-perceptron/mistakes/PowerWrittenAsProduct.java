package org.gradus.assignments.perceptron.mistakes;

import org.gradus.assignments.perceptron.InitializerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your range is half of one over the number of inputs: the power -0.5 has become a product.",
        hint = "Try 100 inputs by hand: 100^-0.5 is 0.1.",
        caughtBy = "initialWeightsAreUniform")
public class PowerWrittenAsProduct extends InitializerReference {
    @Override
    protected double bound(int units, int inputs) {
        return 0.5 / inputs;
    }
}
