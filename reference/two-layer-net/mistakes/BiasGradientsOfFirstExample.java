package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients of b1 and b2 take the first example only.",
        hint = "A bias acts on every example. What do you do with the rows?",
        caughtBy = "gradientsAgreeWithItsLoss")
public class BiasGradientsOfFirstExample extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix biasGradient(SimpleMatrix delta) {
        return delta.getRow(0);
    }
}
