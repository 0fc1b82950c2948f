package org.gradus.assignments.perceptron.mistakes;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "The same arguments give other numbers in each call: there is randomness in your method.",
        hint = "Nothing here is random but the first weights.",
        caughtBy = "sameAnswerTwice")
public class NotDeterministic extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    private final Random random = new Random();

    @Override
    protected SimpleMatrix rectified(SimpleMatrix ha) {
        return super.rectified(ha).elementOp((int row, int column, double value) -> random.nextBoolean() ? value : 0);
    }
}
