package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients of the parameters are sums over the examples; the risk is a mean.",
        hint = "The risk is divided by K. What follows for its gradients?",
        caughtBy = "backwardEqualsReference")
public class ParameterGradientsNotAveraged extends PerceptronReference implements LoopPerceptron {
    @Override
    protected SimpleMatrix weightGradient(SimpleMatrix gradient, SimpleMatrix inputs) {
        return gradient.mult(inputs.transpose());
    }

    @Override
    protected SimpleMatrix biasGradient(SimpleMatrix gradient) {
        return super.biasGradient(gradient).scale(gradient.getNumCols());
    }
}
