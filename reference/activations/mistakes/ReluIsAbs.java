package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your ReLU returns |x|: negative arguments should give 0.",
        hint = "Which of the two numbers 0 and x is the larger one when x is negative?",
        caughtBy = "functionsEqualReference")
public class ReluIsAbs extends ActivationsReference {
    @Override
    public double relu(double x) {
        return Math.abs(x);
    }
}
