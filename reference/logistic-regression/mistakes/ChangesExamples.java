package org.gradus.assignments.logistic.mistakes;

import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your code changes the examples that it is given.",
        hint = "Which of your calls write into X? Work on a copy.",
        caughtBy = "inputsStayUnchanged")
public class ChangesExamples extends LogisticReference {
    @Override
    protected SimpleMatrix dataGradient(SimpleMatrix x, SimpleMatrix scoreGradient) {
        CommonOps_DDRM.divide(x.getDDRM(), x.getNumRows());
        return super.dataGradient(x, scoreGradient.scale(x.getNumRows()));
    }
}
