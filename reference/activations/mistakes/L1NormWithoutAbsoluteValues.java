package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your L1 norm adds the entries as they are, so that negative ones are subtracted.",
        hint = "Can a norm of something other than zero be 0 or negative?",
        caughtBy = "normsEqualReference")
public class L1NormWithoutAbsoluteValues extends ActivationsReference {
    @Override
    public double l1Norm(SimpleMatrix x) {
        return x.elementSum();
    }
}
