package org.gradus.assignments.net.mistakes;

import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignments.net.TwoLayerNetReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your code changes the weights that it is given.",
        hint = "The method evaluate must not train: which of your calls write into W1 or W2?",
        caughtBy = "inputsStayUnchanged")
public class ChangesWeights extends TwoLayerNetReference {
    @Override
    public LossAndGradients evaluate(
            SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2, double reg) {
        LossAndGradients right = super.evaluate(x, y, w1, b1, w2, b2, reg);
        CommonOps_DDRM.addEquals(w1.getDDRM(), -0.1, right.gradient("W1").getDDRM());
        CommonOps_DDRM.addEquals(w2.getDDRM(), -0.1, right.gradient("W2").getDDRM());
        return right;
    }
}
