package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your ReLU takes the smaller of 0 and x instead of the larger one.",
        hint = "Which arguments should pass the rectifier unchanged?",
        caughtBy = "functionsEqualReference")
public class ReluIsMinimum extends ActivationsReference {
    @Override
    public double relu(double x) {
        return Math.min(0, x);
    }
}
