package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of the squared L2 norm is x: the factor 2 is missing.",
        hint = "What is the derivative of x^2?",
        caughtBy = "normsEqualReference")
public class SquaredL2GradientHalved extends ActivationsReference {
    @Override
    public SimpleMatrix squaredL2NormGradient(SimpleMatrix x) {
        return x.copy();
    }
}
