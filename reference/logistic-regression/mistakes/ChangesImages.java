package org.gradus.assignments.logistic.mistakes;

import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.logistic.LogisticReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your preparation divides the images in place: the caller's pixels are changed.",
        hint = "Which of your calls write into the argument? Work on a copy.",
        caughtBy = "inputsStayUnchanged")
public class ChangesImages extends LogisticReference {
    @Override
    public SimpleMatrix preprocess(SimpleMatrix images) {
        SimpleMatrix examples = super.preprocess(images);
        CommonOps_DDRM.divide(images.getDDRM(), 255);
        return examples;
    }
}
