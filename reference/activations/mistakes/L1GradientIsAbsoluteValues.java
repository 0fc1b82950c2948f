package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of the L1 norm holds the absolute values: a slope of |x| does not depend on "
                + "how large x is.",
        hint = "How steep is |x| at 2, and how steep at 20?",
        caughtBy = "normsEqualReference")
public class L1GradientIsAbsoluteValues extends ActivationsReference {
    @Override
    public SimpleMatrix l1NormGradient(SimpleMatrix x) {
        return x.elementOp((int row, int column, double value) -> Math.abs(value));
    }
}
