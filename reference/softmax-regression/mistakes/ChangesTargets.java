package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your code changes the targets that it is given: the differences are written into them.",
        hint = "EJML's CommonOps.subtract writes into its last argument. Work on a new matrix.",
        caughtBy = "inputsStayUnchanged")
public class ChangesTargets extends SoftmaxRegressionReference {
    @Override
    protected SimpleMatrix scoreGradient(SimpleMatrix scores, SimpleMatrix y) {
        double count = count(y);
        CommonOps_DDRM.subtract(probabilities(scores).getDDRM(), y.getDDRM(), y.getDDRM());
        return y.divide(count);
    }
}
