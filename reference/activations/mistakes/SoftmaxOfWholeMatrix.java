package org.gradus.assignments.activations.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.ActivationsReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your softmax divides by the sum over the whole matrix: all probabilities together sum up to "
                + "1, not each row.",
        hint = "How many examples share one sum in your code?",
        caughtBy = "softmaxEqualsReference")
public class SoftmaxOfWholeMatrix extends ActivationsReference {
    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        SimpleMatrix e = scores.minus(scores.elementMax()).elementExp();
        return e.divide(e.elementSum());
    }
}
