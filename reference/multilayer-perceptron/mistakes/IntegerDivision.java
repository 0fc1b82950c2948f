package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients of the parameters are zero without the penalty: 1 / K is 0 when K is an int.",
        hint = "What is 1 / 2 in Java?",
        caughtBy = "gradientsAgreeWithOwnRisk")
public class IntegerDivision extends PerceptronReference implements LoopPerceptron {
    @Override
    protected SimpleMatrix weightGradient(SimpleMatrix gradient, SimpleMatrix inputs) {
        return super.weightGradient(gradient, inputs).scale(1 / Math.max(gradient.getNumCols(), 2));
    }

    @Override
    protected SimpleMatrix biasGradient(SimpleMatrix gradient) {
        return super.biasGradient(gradient).scale(1 / Math.max(gradient.getNumCols(), 2));
    }
}
