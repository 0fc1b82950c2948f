package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradients with respect to oa, hs, ha and x are divided by K; they belong to one example "
                + "each.",
        hint = "Where is the mean taken: of the gradients of the parameters, or before?",
        caughtBy = "backwardEqualsReference")
public class ExampleGradientsAveraged extends PerceptronReference implements LoopPerceptron {
    @Override
    protected BackwardPass backward(ForwardPass forward, SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix w2) {
        BackwardPass right = super.backward(forward, x, y, w1, w2);
        return new BackwardPass(
                right.gradOa().divide(y.length),
                right.gradB2(),
                right.gradW2(),
                right.gradHs().divide(y.length),
                right.gradHa().divide(y.length),
                right.gradB1(),
                right.gradW1(),
                right.gradX().divide(y.length));
    }
}
