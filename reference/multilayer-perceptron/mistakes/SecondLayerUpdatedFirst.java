package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "You change W2 by a step of 0.1 times its gradient before the gradient travels on to hs.",
        hint = "Compute all gradients first, update afterwards; here nothing is updated at all.",
        caughtBy = "backwardEqualsReference")
public class SecondLayerUpdatedFirst extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected BackwardPass backward(ForwardPass forward, SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix w2) {
        SimpleMatrix stepped =
                w2.minus(super.backward(forward, x, y, w1, w2).gradW2().scale(0.1));
        return super.backward(forward, x, y, w1, stepped);
    }
}
