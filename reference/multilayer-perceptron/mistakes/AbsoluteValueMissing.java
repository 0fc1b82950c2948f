package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your penalty adds the weights themselves where their absolute values are meant.",
        hint = "May a penalty be negative?",
        caughtBy = "elasticNetEqualsReference")
public class AbsoluteValueMissing extends PerceptronReference implements LoopPerceptron {
    @Override
    protected double penalty(SimpleMatrix weights, double first, double second) {
        return first * weights.elementSum() + super.penalty(weights, 0, second);
    }

    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix weights, double first, double second) {
        return super.penaltyGradient(weights, 0, second).plus(first);
    }
}
