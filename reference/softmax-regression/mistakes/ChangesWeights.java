package org.gradus.assignments.softmaxregression.mistakes;

import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmaxregression.SoftmaxRegressionReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your code changes the weights that it is given.",
        hint = "EJML's CommonOps methods with two arguments often write into one of them. Work on a copy.",
        caughtBy = "inputsStayUnchanged")
public class ChangesWeights extends SoftmaxRegressionReference {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double lambda) {
        CommonOps_DDRM.scale(2 * lambda, w.getDDRM());
        return w;
    }
}
