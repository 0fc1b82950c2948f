package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your ReLU lets a part of negative arguments through: it is the leaky variant.",
        hint = "What should come out for every negative x?",
        caughtBy = "functionsEqualReference")
public class ReluLeaky extends ActivationsReference {
    @Override
    public double relu(double x) {
        return x > 0 ? x : 0.01 * x;
    }
}
