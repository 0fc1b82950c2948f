package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients grow from call to call: the second call adds to the result of the first.",
        hint = "Are the matrices that you add to set to zero at the start of the method?",
        caughtBy = "sameAnswerTwice")
public class KeepsStateBetweenCalls extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    private SimpleMatrix sum = new SimpleMatrix(0, 0);

    @Override
    protected SimpleMatrix weightGradient(SimpleMatrix gradient, SimpleMatrix inputs) {
        SimpleMatrix right = super.weightGradient(gradient, inputs);
        boolean sameShape = sum.getNumRows() == right.getNumRows() && sum.getNumCols() == right.getNumCols();
        sum = sameShape ? sum.plus(right) : right;
        return sum.copy();
    }
}
