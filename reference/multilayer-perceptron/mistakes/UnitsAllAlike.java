package org.gradus.assignments.perceptron.mistakes;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.InitializerReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "All units of a layer begin with the same weights: they get the same gradients and never differ.",
        hint = "How often is a number drawn?",
        caughtBy = "initialWeightsAreUniform")
public class UnitsAllAlike extends InitializerReference {
    @Override
    protected SimpleMatrix weights(int units, int inputs, Random random) {
        SimpleMatrix one = super.weights(1, inputs, random);
        return SimpleMatrix.ones(units, 1).mult(one);
    }
}
