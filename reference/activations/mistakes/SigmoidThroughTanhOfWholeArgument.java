package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your sigmoid rises twice as fast as it should: it uses tanh(x) where the identity has tanh(x/2).",
        hint = "Write the identity of sigmoid and tanh with exponentials: which argument does each of them get?",
        caughtBy = "functionsEqualReference")
public class SigmoidThroughTanhOfWholeArgument extends ActivationsReference {
    @Override
    public double sigmoid(double x) {
        return (Math.tanh(x) + 1) / 2;
    }
}
