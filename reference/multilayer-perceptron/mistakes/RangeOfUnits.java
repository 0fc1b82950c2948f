package org.gradus.assignments.perceptron.mistakes;

import org.gradus.assignments.perceptron.InitializerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your range is one over the root of the number of units; it is the number of inputs that counts.",
        hint = "How many terms does one activation add up?",
        caughtBy = "initialWeightsAreUniform")
public class RangeOfUnits extends InitializerReference {
    @Override
    protected double bound(int units, int inputs) {
        return 1 / Math.sqrt(units);
    }
}
