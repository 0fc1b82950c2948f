package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of the squared L2 norm is x divided by its norm: that is the gradient of the "
                + "norm without the square.",
        hint = "The function is a sum of squares without a root. What is the derivative of one of its terms?",
        caughtBy = "normsEqualReference")
public class SquaredL2GradientOfTheNorm extends ActivationsReference {
    @Override
    public SimpleMatrix squaredL2NormGradient(SimpleMatrix x) {
        return x.divide(x.normF());
    }
}
