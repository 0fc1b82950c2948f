package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients of W1 and W2 are sums over the examples, K times too large; those of the biases "
                + "are means.",
        hint = "Where does the division by K stand? It must reach the weights as well as the biases.",
        caughtBy = "backwardEqualsReference")
public class WeightGradientsNotAveraged extends PerceptronReference implements LoopPerceptron {
    @Override
    protected SimpleMatrix weightGradient(SimpleMatrix gradient, SimpleMatrix inputs) {
        return gradient.mult(inputs.transpose());
    }
}
