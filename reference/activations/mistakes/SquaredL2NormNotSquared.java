package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your squared L2 norm is the norm itself: the root is one step too many.",
        hint = "What should come out for the entries 3 and 4, 5 or 25?",
        caughtBy = "normsEqualReference")
public class SquaredL2NormNotSquared extends ActivationsReference {
    @Override
    public double squaredL2Norm(SimpleMatrix x) {
        return x.normF();
    }
}
