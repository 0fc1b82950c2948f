package org.gradus.assignments.softmax.mistakes;

import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.softmax.LoopSoftmax;
import org.gradus.assignments.softmax.SoftmaxReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your code changes the examples that it is given.",
        hint = "Which of your calls write into X? Work on a copy.",
        caughtBy = "inputsStayUnchanged")
public class ChangesExamples extends SoftmaxReference implements LoopSoftmax {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        CommonOps_DDRM.divide(x.getDDRM(), x.getNumRows());
        return super.dataGradient(x, scoreGradient.scale(x.getNumRows()));
    }
}
