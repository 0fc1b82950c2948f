package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your derivative of the absolute value is 1 at 0; here it is 0.",
        hint = "What does Math.signum say of 0?",
        caughtBy = "elasticNetEqualsReference")
public class SignOfZeroIsOne extends PerceptronReference implements LoopPerceptron {
    @Override
    protected SimpleMatrix penaltyGradient(SimpleMatrix weights, double first, double second) {
        return weights.elementOp(
                (int row, int column, double value) -> (value < 0 ? -first : first) + 2 * second * value);
    }
}
