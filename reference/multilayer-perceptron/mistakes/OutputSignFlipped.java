package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient with respect to oa is onehot(y) - os: it has the opposite sign, and so has "
                + "everything after it.",
        hint = "In which direction does the loss grow when the activation of a wrong class grows?",
        caughtBy = "backwardEqualsReference")
public class OutputSignFlipped extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix outputGradient(SimpleMatrix os, int[] y) {
        return super.outputGradient(os, y).negative();
    }
}
