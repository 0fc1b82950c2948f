package org.gradus.assignments.leastsquares.mistakes;

import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.leastsquares.LeastSquaresReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your code changes the targets that it is given: the residuals are written into them.",
        hint = "EJML's CommonOps.subtract writes into its last argument. Work on a new matrix.",
        caughtBy = "inputsStayUnchanged")
public class ChangesTargets extends LeastSquaresReference {
    @Override
    protected SimpleMatrix residuals(SimpleMatrix w, SimpleMatrix x, SimpleMatrix y) {
        CommonOps_DDRM.subtract(x.mult(w).getDDRM(), y.getDDRM(), y.getDDRM());
        return y;
    }
}
