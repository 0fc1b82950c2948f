package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your rectifier lets a hundredth of a negative activation pass on the way forwards.",
        hint = "What is rect(-2), exactly?",
        caughtBy = "forwardEqualsReference")
public class LeakyForwards extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix rectified(SimpleMatrix ha) {
        return ha.elementOp((int row, int column, double value) -> value > 0 ? value : 0.01 * value);
    }
}
