package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of the L1 norm is 1 at every entry: at negative entries the norm grows to the "
                + "other side.",
        hint = "Make a negative entry a little larger: does its absolute value grow or shrink?",
        caughtBy = "normsEqualReference")
public class L1GradientIsOnes extends ActivationsReference {
    @Override
    public SimpleMatrix l1NormGradient(SimpleMatrix x) {
        return SimpleMatrix.filled(x.getNumRows(), x.getNumCols(), 1);
    }
}
