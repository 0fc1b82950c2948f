package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of W2 is twice what it should be; all others are right.",
        hint = "Is there a factor 2 that belongs to a squared error or to a penalty?",
        caughtBy = "backwardEqualsReference")
public class SecondWeightGradientDoubled extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected BackwardPass backward(ForwardPass forward, SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix w2) {
        BackwardPass right = super.backward(forward, x, y, w1, w2);
        return new BackwardPass(
                right.gradOa(),
                right.gradB2(),
                right.gradW2().scale(2),
                right.gradHs(),
                right.gradHa(),
                right.gradB1(),
                right.gradW1(),
                right.gradX());
    }
}
