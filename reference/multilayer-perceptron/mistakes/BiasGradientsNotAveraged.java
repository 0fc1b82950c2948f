package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients of b1 and b2 are sums over the examples; those of the weights are means.",
        hint = "Where does the division by K stand? It must reach all four gradients.",
        caughtBy = "backwardEqualsReference")
public class BiasGradientsNotAveraged extends PerceptronReference implements LoopPerceptron {
    @Override
    protected SimpleMatrix biasGradient(SimpleMatrix gradient) {
        return super.biasGradient(gradient).scale(gradient.getNumCols());
    }
}
