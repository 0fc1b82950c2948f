package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your squared L2 norm is half of the sum of squares; here the factor 1/2 is not part of it.",
        hint = "Many losses have a 1/2 in front of this norm. Is it part of the norm?",
        caughtBy = "normsEqualReference")
public class SquaredL2NormHalved extends ActivationsReference {
    @Override
    public double squaredL2Norm(SimpleMatrix x) {
        return super.squaredL2Norm(x) / 2;
    }
}
