package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients hold the penalty, your risk does not.",
        hint = "Of which function are these the gradients?",
        caughtBy = "gradientsAgreeWithOwnRisk")
public class PenaltyMissingInRisk extends PerceptronReference implements LoopPerceptron {
    @Override
    protected double penalty(SimpleMatrix weights, double first, double second) {
        return 0;
    }
}
