package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.ForwardPass;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your output layer reads ha: the rectifier is applied, but its result is not used on the way "
                + "forwards.",
        hint = "Which matrix does W2 multiply?",
        caughtBy = "forwardEqualsReference")
public class SecondLayerReadsActivation extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    public ForwardPass forward(SimpleMatrix x, SimpleMatrix w1, SimpleMatrix b1, SimpleMatrix w2, SimpleMatrix b2) {
        ForwardPass right = super.forward(x, w1, b1, w2, b2);
        SimpleMatrix oa = outputActivation(right.ha(), w2, b2);
        return new ForwardPass(right.ha(), right.hs(), oa, softmax(oa));
    }
}
