package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The gradient of your squares lacks the factor 2.",
        hint = "What is the derivative of w^2?",
        caughtBy = "gradientsAgreeWithOwnRisk")
public class FactorTwoMissing extends PerceptronReference implements LoopPerceptron {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix weights, double first, double second) {
        return super.penaltyGradient(weights, first, second / 2);
    }
}
