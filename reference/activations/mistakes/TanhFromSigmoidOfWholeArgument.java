package org.gradus.assignments.activations.mistakes;

import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your tanh rises half as fast as it should: 2 sigmoid(x) - 1 is tanh(x/2), not tanh(x).",
        hint = "Write tanh and the sigmoid with exponentials: which argument must the sigmoid get?",
        caughtBy = "functionsEqualReference")
public class TanhFromSigmoidOfWholeArgument extends ActivationsReference {
    @Override
    public double tanh(double x) {
        return 2 * sigmoid(x) - 1;
    }
}
