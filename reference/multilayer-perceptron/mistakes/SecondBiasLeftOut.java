package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The biases b2 are not part of your output activations.",
        hint = "Compare oa with the formula, term by term.",
        caughtBy = "forwardEqualsReference")
public class SecondBiasLeftOut extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix outputActivation(SimpleMatrix hs, SimpleMatrix w2, SimpleMatrix b2) {
        return w2.mult(hs);
    }
}
