package org.gradus.assignments.perceptron.mistakes;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.perceptron.ExamplePerceptron;
import org.gradus.assignments.perceptron.LoopPerceptron;
import org.gradus.assignments.perceptron.PerceptronReference;
import org.gradus.check.Mistake;

@Mistake(
        value = "Your gradient with respect to oa is os itself: the 1 of the true class is not subtracted.",
        hint = "What is the derivative of -oa_y with respect to oa_y?",
        caughtBy = "backwardEqualsReference")
public class MinusOneMissing extends PerceptronReference implements LoopPerceptron, ExamplePerceptron {
    @Override
    protected SimpleMatrix outputGradient(SimpleMatrix os, int[] y) {
        return os.copy();
    }
}
