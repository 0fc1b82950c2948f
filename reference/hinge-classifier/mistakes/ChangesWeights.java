package org.gradus.assignments.hinge.mistakes;

import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.hinge.HingeReference;
import org.gradus.assignments.hinge.LoopHinge;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your code changes the weights that it is given.",
        hint = "EJML's CommonOps methods with two arguments often write into one of them. Work on a copy.",
        caughtBy = "inputsStayUnchanged")
public class ChangesWeights extends HingeReference implements LoopHinge {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix w, double reg) {
        CommonOps_DDRM.scale(reg, w.getDDRM());
        return w;
    }
}
