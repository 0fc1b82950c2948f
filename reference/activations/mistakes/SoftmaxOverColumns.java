package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax runs down the columns: each column sums up to 1, not each row.",
        hint = "Along which direction do the classes of one example lie?",
        caughtBy = "softmaxEqualsReference")
public class SoftmaxOverColumns extends ActivationsReference {
    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        return super.softmax(scores.transpose()).transpose();
    }
}
