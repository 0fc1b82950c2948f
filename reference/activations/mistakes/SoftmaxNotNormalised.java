package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax returns exponentials that are not divided by their sum.",
        hint = "What should the entries of each row add up to?",
        caughtBy = "softmaxEqualsReference")
public class SoftmaxNotNormalised extends ActivationsReference {
    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        return scores.elementOp((int row, int column, double value) -> Math.exp(value - shift(scores, row)));
    }
}
