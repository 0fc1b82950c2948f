package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients of b1 and b2 are not divided by the number of examples; those of the weights are.",
        hint = "Where is the mean taken? It must reach all four gradients.",
        caughtBy = "gradientsEqualReference")
public class BiasGradientsNotAveraged extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix biasGradient(SimpleMatrix delta) {
        return super.biasGradient(delta).scale(delta.getNumRows());
    }
}
