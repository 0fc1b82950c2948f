package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your risk holds the penalty, your gradients do not.",
        hint = "What is the derivative of the penalty with respect to a weight?",
        caughtBy = "gradientsAgreeWithOwnRisk")
public class PenaltyMissingInGradients extends PerceptronReference implements LoopPerceptron {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix weights, double first, double second) {
        return weights.scale(0);
    }
}
