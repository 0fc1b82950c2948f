package org.gradus.assignments.net.mistakes;

import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your code changes the examples that it is given.",
        hint = "Which of your calls write into X? Work on a copy.",
        caughtBy = "inputsStayUnchanged")
public class ChangesExamples extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        CommonOps_DDRM.addEquals(x.getDDRM(), -0.1, right.gradient("X").getDDRM());
        return right;
    }
}
