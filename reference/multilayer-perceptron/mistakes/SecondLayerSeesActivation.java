package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.BackwardPass;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient of W2 is made with ha, before the rectifier; the layer was given hs.",
        hint = "What did W2 multiply on the way forwards?",
        caughtBy = "backwardEqualsReference")
public class SecondLayerSeesActivation extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected BackwardPass backward(ForwardPass forward, SimpleMatrix x, int[] y, SimpleMatrix w1, SimpleMatrix w2) {
        ForwardPass activations = new ForwardPass(forward.ha(), forward.ha(), forward.oa(), forward.os());
        return super.backward(activations, x, y, w1, w2);
    }
}
