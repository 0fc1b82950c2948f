package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You penalise half of the squares, in risk and gradients: another convention. Here it is lambda "
                + "times the square.",
        hint = "Compare the penalty with the handout: is there a factor 1/2?",
        caughtBy = "elasticNetEqualsReference")
public class HalvedSquares extends PerceptronReference implements LoopPerceptron {
    @Override
    protected double penalty(SimpleMatrix weights, double first, double second) {
        return super.penalty(weights, first, second / 2);
    }

    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix weights, double first, double second) {
        return super.penaltyGradient(weights, first, second / 2);
    }
}
