package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of b1 has a factor x, which belongs to W1 only.",
        hint = "What is the derivative of W1 x + b1 with respect to b1?",
        caughtBy = "backwardEqualsReference")
public class FirstBiasTimesInput extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected BackwardPass backward(ForwardPass forward, SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix w2) {
        BackwardPass right = super.backward(forward, x, y, w1, w2);
        return new BackwardPass(
                right.gradOa(),
                right.gradB2(),
                right.gradW2(),
                right.gradHs(),
                right.gradHa(),
                right.gradW1().getColumn(0),
                right.gradW1(),
                right.gradX());
    }
}
