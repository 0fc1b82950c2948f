package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your os are exponentials that are not divided by their sum.",
        hint = "What is the sum of each column of os?",
        caughtBy = "forwardEqualsReference")
public class OutputsNotNormalised extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix softmax(SimpleMatrix oa) {
        return oa.elementOp((int row, int column, double value) -> Math.exp(value - shift(oa, column)));
    }
}
