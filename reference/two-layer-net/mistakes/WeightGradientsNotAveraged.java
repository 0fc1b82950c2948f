package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients of W1 and W2 are not divided by the number of examples; those of the biases are.",
        hint = "Where is the mean taken? It must reach all four gradients.",
        caughtBy = "gradientsEqualReference")
public class WeightGradientsNotAveraged extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix weightGradient(SimpleMatrix inputs, SimpleMatrix delta) {
        return super.weightGradient(inputs, delta).scale(delta.getNumRows());
    }
}
