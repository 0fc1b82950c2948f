package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of tanh is t (1 - t), which belongs to the sigmoid.",
        hint = "What slope has tanh at 0, and what do you return there?",
        caughtBy = "derivativesEqualReference")
public class TanhDerivativeIsTheSigmoids extends ActivationsReference {
    @Override
    public double tanhDerivative(double x) {
        return tanh(x) * (1 - tanh(x));
    }
}
