package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients of the biases come from the first example alone.",
        hint = "Which columns of gradOa take part in gradB2?",
        caughtBy = "backwardEqualsReference")
public class BiasGradientsOfFirstExample extends PerceptronReference implements LoopPerceptron {
    @Override
    protected SimpleMatrix biasGradient(SimpleMatrix gradient) {
        return gradient.getColumn(0);
    }
}
