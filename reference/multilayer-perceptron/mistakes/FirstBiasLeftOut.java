package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The biases b1 are not part of your hidden activations.",
        hint = "Compare ha with the formula, term by term.",
        caughtBy = "forwardEqualsReference")
public class FirstBiasLeftOut extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix hiddenActivation(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1) {
        return w1.mult(x);
    }
}
