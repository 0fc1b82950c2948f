package org.gradus.assignments.net.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "None of your gradients is divided by the number of examples: their data parts are n times too "
                + "large.",
        hint = "The loss is a mean over the examples. What does a mean do to a derivative?",
        caughtBy = "gradientsEqualReference")
public class GradientsNotAveraged extends TwoLayerNetReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, int[] y) {
        return super.scoreGradient(scores, y).scale(y.length);
    }
}
