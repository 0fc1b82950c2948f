package org.gradus.assignments.perceptron.mistakes;

import java.util.HashMap;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients of the parameters grow from call to call: the second call adds to the result of "
                + "the first.",
        hint = "Are the matrices that you add to set to zero at the start of the method?",
        caughtBy = "sameAnswerTwice")
public class KeepsStateBetweenCalls extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    private final Map<String, SimpleMatrix> sums = new HashMap<>();

    @Override
    protected SimpleMatrix weightGradient(SimpleMatrix gradient, SimpleMatrix inputs) {
        SimpleMatrix right = super.weightGradient(gradient, inputs);
        String shape = right.getNumRows() + "x" + right.getNumCols();
        return sums.merge(shape, right, SimpleMatrix::plus).copy();
    }
}
