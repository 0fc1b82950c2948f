package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You divide by the number of features instead of the number of examples.",
        hint = "Examples stand in columns here: which method of SimpleMatrix counts them?",
        caughtBy = "gradientsAgreeWithOwnRisk")
public class DividedByFeatures extends PerceptronReference implements LoopPerceptron {
    @Override
    protected BackwardPass backward(ForwardPass forward, SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix w2) {
        BackwardPass right = super.backward(forward, x, y, w1, w2);
        double factor = (double) x.getNumCols() / x.getNumRows();
        return new BackwardPass(
                right.gradOa(),
                right.gradB2().scale(factor),
                right.gradW2().scale(factor),
                right.gradHs(),
                right.gradHa(),
                right.gradB1().scale(factor),
                right.gradW1().scale(factor),
                right.gradX());
    }
}
