package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your output activations pass through the rectifier before the softmax.",
        hint = "Which of the two layers has the rectifier?",
        caughtBy = "forwardEqualsReference")
public class OutputRectified extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix outputActivation(SimpleMatrix hs, SimpleMatrix w2, SimpleMatrix b2) {
        return rectified(super.outputActivation(hs, w2, b2));
    }
}
