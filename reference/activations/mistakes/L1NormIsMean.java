package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your L1 norm is divided by the number of entries: it is a mean, not a sum.",
        hint = "What should happen to the norm when another entry is added?",
        caughtBy = "normsEqualReference")
public class L1NormIsMean extends ActivationsReference {
    @Override
    public double l1Norm(SimpleMatrix x) {
        return super.l1Norm(x) / x.getNumElements();
    }
}
