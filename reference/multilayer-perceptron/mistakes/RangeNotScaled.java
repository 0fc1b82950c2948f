package org.gradus.assignments.perceptron.mistakes;

import org.gradus.assignments.perceptron.InitializerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your weights lie between -1 and 1, whatever the number of inputs.",
        hint = "How large does an activation become with a thousand inputs?",
        caughtBy = "initialWeightsAreUniform")
public class RangeNotScaled extends InitializerReference {
    @Override
    protected double bound(int units, int inputs) {
        return 1;
    }
}
