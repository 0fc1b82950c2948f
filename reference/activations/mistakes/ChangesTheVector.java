package org.gradus.assignments.activations.mistakes;

import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of the squared L2 norm doubles the entries of its argument in place.",
        hint = "CommonOps_DDRM.scale(2, x) writes into x. What does SimpleMatrix.scale do?",
        caughtBy = "inputsStayUnchanged")
public class ChangesTheVector extends ActivationsReference {
    @Override
    public SimpleMatrix squaredL2NormGradient(SimpleMatrix x) {
        CommonOps_DDRM.scale(2, x.getDDRM());
        return x.copy();
    }
}
