package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your squared L2 norm squares the sum of the entries instead of summing their squares.",
        hint = "What should come out for the entries 1 and -1?",
        caughtBy = "normsEqualReference")
public class SquaredL2NormOfSum extends ActivationsReference {
    @Override
    public double squaredL2Norm(SimpleMatrix x) {
        return x.elementSum() * x.elementSum();
    }
}
