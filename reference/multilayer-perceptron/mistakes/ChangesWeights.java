package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your way backwards takes a training step: the caller's weights are others afterwards.",
        hint = "Only gradients are asked for; updating is the trainer's work.",
        caughtBy = "inputsStayUnchanged")
public class ChangesWeights extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected BackwardPass backward(ForwardPass forward, SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix w2) {
        BackwardPass right = super.backward(forward, x, y, w1, w2);
        for (int i = 0; i < w1.getNumElements(); i++) {
            w1.set(i, w1.get(i) - 0.1 * right.gradW1().get(i));
        }
        return right;
    }
}
