package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sigmoid lies between -1 and 1: it is tanh(x/2) without the shift and the scale.",
        hint = "What is the sigmoid of 0, and what is tanh of 0?",
        caughtBy = "functionsEqualReference")
public class SigmoidThroughTanhNotShifted extends ActivationsReference {
    @Override
    public double sigmoid(double x) {
        return Math.tanh(x / 2);
    }
}
