package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of the absolute value is its strength for every weight, also for negative ones.",
        hint = "What is the derivative of |w| at -2?",
        caughtBy = "gradientsAgreeWithOwnRisk")
public class SignMissing extends PerceptronReference implements LoopPerceptron {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix weights, double first, double second) {
        return super.penaltyGradient(weights, 0, second).plus(first);
    }
}
